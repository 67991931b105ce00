import multiprocessing
import os
import threading
from multiprocessing.managers import BaseManager, NamespaceProxy, SyncManager


class Board:
    """Lives in the manager's process; methods come in by many threads."""

    def __init__(self, title):
        self.title = title
        self._marks = {}
        self._lock = threading.Lock()

    def mark(self, player, points):
        with self._lock:
            self._marks[player] = self._marks.get(player, 0) + points
            return self._marks[player]

    def ranking(self):
        with self._lock:
            return sorted(self._marks.items(), key=lambda pair: (-pair[1], pair[0]))

    def where(self):
        return os.getpid()


class BoardProxy(NamespaceProxy):
    _exposed_ = ("__getattribute__", "mark", "ranking", "where")

    def mark(self, *args):
        return self._callmethod("mark", args)

    def ranking(self):
        return self._callmethod("ranking")

    def where(self):
        return self._callmethod("where")


class Hall(SyncManager):
    pass


Hall.register("Board", Board, proxytype=BoardProxy)


def play(board, log, lock, player):
    for turn in range(10):
        total = board.mark(player, (turn * len(player)) % 7)
        if turn == 9:
            with lock:
                entry = log["last"]
                entry[player] = total
                log["last"] = entry
                log["turns"] = log["turns"] + turn + 1


def main():
    assert issubclass(Hall, BaseManager)
    with Hall() as hall:
        board = hall.Board("finals")
        log = hall.dict(last={}, turns=0)
        lock = hall.Lock()
        with multiprocessing.Pool(3) as pool:
            pool.starmap(play, [(board, log, lock, p) for p in ("mia", "theo", "zoe", "lukas")])
        print(board.title, "elsewhere" if board.where() != os.getpid() else "here")
        for player, points in board.ranking():
            print(player, points)
        print(log["turns"], sorted(log["last"].items()))


if __name__ == "__main__":
    main()
