"""Pass a child what it needs, and expect none of its changes back.

Under spawn and forkserver arguments travel as bytes: the parent pickles them and
the child builds new objects.  Under fork the child has a copy of all the parent's
memory.  Either way ``post`` works on a list of its own, as the ledger was at
``start``, and the parent's ledger stays as it is.
"""

from multiprocessing import Process


def post(ledger: list[str], entry: str, *, times: int = 1) -> None:
    """Add an entry to the ledger; this runs in the child."""
    ledger.extend([entry] * times)
    print("inside post:    ", ledger)


def main() -> None:
    ledger = ["rent"]
    child = Process(target=post, args=(ledger, "tea"), kwargs={"times": 2})
    ledger.append("milk")  # before start, so the child will see it
    child.start()
    child.join()
    assert child.exitcode == 0
    print("parent's ledger:", ledger)

    print("an ordinary call:")
    post(ledger, "tea", times=2)
    print("parent's ledger:", ledger)


if __name__ == "__main__":
    main()
