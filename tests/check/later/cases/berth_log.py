"""Harbour berths: every pilot writes into the harbour's journal."""
import logging
import os
import sys
import tempfile
from multiprocessing import Process


class Journal:
    def __init__(self, path, level="INFO"):
        self.path = path
        self.level = level
        self.log = logging.getLogger("harbour")

    def open(self):
        handler = logging.FileHandler(self.path)
        handler.setFormatter(logging.Formatter("%(levelname)s %(message)s"))
        self.log.addHandler(handler)
        self.log.setLevel(self.level)
        self.log.propagate = False
        return self.log

    def entries(self):
        with open(self.path) as fh:
            return [line.strip() for line in fh]


def pilot(log, ship, berth):
    log.info("pilot takes %s to berth %d", ship, berth)
    draught = len(ship)
    if draught > 8:
        log.info("%s needs a tug", ship)
    log.info("%s moored", ship)


def harbour_day(journal, ships):
    log = journal.open()
    log.info("harbour open")
    crews = []
    for berth, ship in enumerate(ships, 1):
        crew = Process(target=pilot, args=(log, ship, berth))
        crew.start()
        crews.append(crew)
    for crew in crews:
        crew.join()
    log.info("harbour closed")
    return [c.exitcode for c in crews]


def main():
    ships = ["Aurora", "Kruzenshtern", "Sedov"]
    with tempfile.TemporaryDirectory() as tmp:
        journal = Journal(os.path.join(tmp, "journal.txt"))
        codes = harbour_day(journal, ships)
        moored = [e for e in journal.entries() if e.endswith("moored")]
        print("exit codes", codes)
        print("moored", len(moored))
        if len(moored) != len(ships):
            sys.exit("journal is incomplete")


if __name__ == "__main__":
    main()
