"""Change a list in a forked child, and compare its address."""

from multiprocessing import get_context


def clerk(ledger: list[int], address: int) -> None:
    ledger.append(20)
    print(id(ledger) == address)


if __name__ == "__main__":
    ledger = [10]
    child = get_context("fork").Process(target=clerk, args=(ledger, id(ledger)))
    child.start()
    child.join()
    print(ledger)
