"""Heat in a rod: two shared arrays, one barrier."""
import multiprocessing
from multiprocessing import shared_memory

CELLS, STEPS, CREW = 64, 200, 2


class Rod:
    def __init__(self, name=None):
        size = 2 * (CELLS + 2) * 8
        self.block = shared_memory.SharedMemory(name=name, create=name is None, size=size)
        flat = self.block.buf[:size].cast("d")
        self.halves = flat[:CELLS + 2], flat[CELLS + 2:]
        self._flat = flat

    def close(self):
        for view in self.halves:
            view.release()
        self._flat.release()
        self.block.close()

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        self.close()


def smith(name, rank, barrier, moved):
    first = 1 + rank * CELLS // CREW
    last = 1 + (rank + 1) * CELLS // CREW
    with Rod(name) as rod:
        for step in range(STEPS):
            old, new = rod.halves[step % 2], rod.halves[1 - step % 2]
            change = 0.0
            for n in range(first, last):
                new[n] = old[n] + 0.25 * (old[n - 1] - 2 * old[n] + old[n + 1])
                change += abs(new[n] - old[n])
            moved[rank] = change
            barrier.wait(timeout=30)


def main():
    barrier = multiprocessing.Barrier(CREW)
    moved = multiprocessing.Array("d", CREW, lock=False)
    rod = Rod()
    try:
        for half in rod.halves:
            half[0], half[CELLS + 1] = 100.0, 0.0
            for n in range(1, CELLS + 1):
                half[n] = 20.0
        crew = [multiprocessing.Process(target=smith, args=(rod.block.name, rank, barrier, moved))
                for rank in range(CREW)]
        for member in crew:
            member.start()
        for member in crew:
            member.join()
        print(" ".join(f"{value:.2f}" for value in rod.halves[STEPS % 2][1:CELLS:8]))
        print(f"last change {sum(moved):.4f}", [member.exitcode for member in crew])
    finally:
        block = rod.block
        rod.close()
        block.unlink()


if __name__ == "__main__":
    main()
