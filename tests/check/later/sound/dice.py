"""Throw dice in workers, printing the throws in the order they come."""
import multiprocessing
import os
import random
import time


def throw(n):
    rng = random.Random(os.urandom(8))
    time.sleep(rng.random() / 20)
    return n, os.getpid(), [rng.randint(1, 6) for _ in range(3)]


class Table:
    def __init__(self, players):
        self.players = players

    def play(self):
        with multiprocessing.Pool(3) as pool:
            for n, pid, dice in pool.imap_unordered(throw, range(self.players)):
                yield n, pid, dice


def main():
    best = None
    for n, pid, dice in Table(9).play():
        print(f"player {n} (process {pid}): {dice}")
        best = max(best or (0, 0), (sum(dice), n))
    print("winner:", best[1], "with", best[0])


if __name__ == "__main__":
    main()
