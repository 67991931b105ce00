"""Share a short list of numbers and strings: ``ShareableList``.

It is a list in a block of shared memory.  A child changes an item in place, and main
sees it.  But the list can't grow, and neither can a string beyond the room that its
first value got, which is a multiple of eight bytes.
"""

from multiprocessing import Process
from multiprocessing.shared_memory import ShareableList
from typing import Any


def clerk(name: str) -> None:
    """Raise a price and try a longer name; runs in a child."""
    prices: ShareableList[Any] = ShareableList(name=name)
    prices[1] += 0.5
    prices[0] = "dark rye"  # eight bytes, as many as "rye" was given
    try:
        prices[0] = "dark rye bread"
    except ValueError as error:
        print("clerk:", error)
    prices.shm.close()


def main() -> None:
    prices: ShareableList[Any] = ShareableList(["rye", 3.25, True, None])
    try:
        child = Process(target=clerk, args=(prices.shm.name,))
        child.start()
        child.join()
        assert child.exitcode == 0
        print("main:", [prices[place] for place in range(len(prices))])
    finally:
        prices.shm.close()
        prices.shm.unlink()


if __name__ == "__main__":
    main()
