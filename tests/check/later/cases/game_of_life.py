import argparse
import multiprocessing as mp
from dataclasses import dataclass
from typing import Any


@dataclass
class Board:
    width: int
    height: int
    cells: Any

    def neighbours(self, x: int, y: int) -> int:
        return sum(
            self.cells[(y + dy) % self.height * self.width + (x + dx) % self.width]
            for dy in (-1, 0, 1) for dx in (-1, 0, 1) if dx or dy
        )


def play(board: Board, rows: range, barrier: Any, rounds: int) -> None:
    for _ in range(rounds):
        fresh = {}
        for y in rows:
            for x in range(board.width):
                n = board.neighbours(x, y)
                alive = board.cells[y * board.width + x]
                fresh[y * board.width + x] = n == 3 or (alive and n == 2)
        barrier.wait()
        for place, value in fresh.items():
            board.cells[place] = value
        barrier.wait()


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--height", type=int, default=6)
    parser.add_argument("--strip", type=int, default=2)
    options = parser.parse_args()
    strips = [range(y, y + options.strip) for y in range(0, options.height, options.strip)]
    board = Board(6, options.height, mp.Array("b", 6 * options.height))
    for place in (7, 8, 9):
        board.cells[place] = 1
    barrier = mp.Barrier(len(strips) + 1)
    players = [mp.Process(target=play, args=(board, strip, barrier, 2)) for strip in strips]
    for player in players:
        player.start()
    for player in players:
        player.join()
    print("alive", sum(board.cells))


if __name__ == "__main__":
    main()
