"""Place coloured tesserae; the positions are computed in worker processes."""
from functools import partial
from multiprocessing import Pool


class Immutable:
    __slots__ = ()

    def __setattr__(self, name, value):
        raise TypeError(f"{type(self).__name__} is immutable")

    def __delattr__(self, name):
        raise TypeError(f"{type(self).__name__} is immutable")


class Tessera(Immutable):
    __slots__ = ("row", "column", "colour")

    def __init__(self, row, column, colour):
        put = partial(object.__setattr__, self)
        put("row", row)
        put("column", column)
        put("colour", colour)

    def moved(self, rows, columns):
        return Tessera(self.row + rows, self.column + columns, self.colour)

    def __lt__(self, other):
        return (self.row, self.column) < (other.row, other.column)

    def __str__(self):
        return f"{self.colour}@{self.row},{self.column}"


def lay_band(row, colours):
    start = Tessera(row, 0, colours[0])
    return [start] + [
        Tessera(row, i, c).moved(0, row) for i, c in enumerate(colours[1:], 1)]


class Workshop:
    def __init__(self, hands=2):
        self.hands = hands

    def lay(self, bands):
        with Pool(self.hands) as pool:
            placed = []
            for band in pool.starmap(lay_band, enumerate(bands)):
                placed.extend(band)
        return sorted(placed)


def main():
    bands = [["red", "ochre"], ["blue", "blue", "white"], ["ochre", "red"]]
    print(" ".join(map(str, Workshop().lay(bands))))


if __name__ == "__main__":
    main()
