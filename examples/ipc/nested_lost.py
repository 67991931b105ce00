"""Change a list inside a manager's dict, and the change is lost without a word.

``orders["ada"]`` asks the server, and the answer is a copy.  ``append`` changes the
copy, which is thrown away.  Nothing fails: the line is right, had it been a dict.
"""

from multiprocessing import Manager, Process
from multiprocessing.managers import DictProxy


def clerk(orders: "DictProxy[str, list[str]]") -> None:
    """Add to what Ada has ordered; runs in a child."""
    orders["ada"].append("bread")
    print("clerk reads:", orders["ada"])


def main() -> None:
    with Manager() as manager:
        orders: DictProxy[str, list[str]] = manager.dict(ada=["apples"])
        child = Process(target=clerk, args=(orders,))
        child.start()
        child.join()
        assert child.exitcode == 0
        print("main reads:", orders["ada"])


if __name__ == "__main__":
    main()
