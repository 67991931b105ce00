"""Compute the tiles of a height map with a crew of processes."""
import multiprocessing as mp


class Crew:
    """with Crew(n) as crew: crew.give(func, ...) ... crew.harvest()"""

    def __init__(self):
        self.queue = mp.Queue()
        self.members = []

    def __enter__(self):
        return self

    def give(self, func, *args):
        p = mp.Process(target=_member, args=(self.queue, func, args))
        p.start()
        self.members.append(p)

    def __exit__(self, exc_type, exc, tb):
        for p in self.members:
            p.join()
        return False

    def harvest(self):
        found = {}
        for _ in self.members:
            key, value = self.queue.get()
            found[key] = value
        return found


def _member(queue, func, args):
    queue.put((args, func(*args)))


def tile(row, col, size=256):
    base = row * size * 31 + col * size * 17
    return [[(base + x * y) % 255 for x in range(size)] for y in range(size)]


def main():
    with Crew() as crew:
        for row in range(2):
            for col in range(2):
                crew.give(tile, row, col)
    tiles = crew.harvest()
    for (row, col), data in sorted(tiles.items()):
        print(row, col, max(max(line) for line in data))


if __name__ == "__main__":
    main()
