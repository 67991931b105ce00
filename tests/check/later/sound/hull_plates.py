"""Cut hull plates: bad plates come back as exceptions and are listed."""
import random
from concurrent.futures import ProcessPoolExecutor, as_completed


class PlateError(Exception):
    def __init__(self, plate, defect):
        super().__init__(f"plate {plate}: {defect}")
        self.plate, self.defect = plate, defect

    def __reduce__(self):
        return type(self), (self.plate, self.defect)


class Plate:
    __slots__ = ("number", "thickness")

    def __init__(self, number, thickness):
        object.__setattr__(self, "number", number)
        object.__setattr__(self, "thickness", thickness)

    def __setattr__(self, name, value):
        raise AttributeError("plates are immutable")

    def __reduce__(self):
        return Plate, (self.number, self.thickness)


def cut(plate):
    if plate.thickness < 5:
        raise PlateError(plate.number, "too thin")
    return plate.number, plate.thickness * random.randint(1, 9)


def main():
    plates = [Plate(n, t) for n, t in enumerate([8, 3, 12, 4, 6])]
    with ProcessPoolExecutor(2) as pool:
        for fut in as_completed([pool.submit(cut, p) for p in plates]):
            try:
                print("cut", *fut.result())
            except PlateError as exc:
                print("rejected:", exc)


if __name__ == "__main__":
    main()
