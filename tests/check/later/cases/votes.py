"""Count ballots in several rooms; the tally board is shared."""
import multiprocessing as mp
import sys


class Board:
    def __init__(self, parties):
        self.counts = {party: mp.Value("i", 0) for party in parties}
        self.total = mp.Value("i", 0)

    def add(self, party):
        self.counts[party].value += 1
        self.total.value += 1

    def __str__(self):
        return ", ".join(f"{party} {count.value}" for party, count in self.counts.items())


class Room(mp.Process):
    def __init__(self, board, start, ballots):
        super().__init__(name=f"room-{start}")
        self.board = board
        self.start_at = start
        self.ballots = ballots

    def run(self):
        parties = list(self.board.counts)
        for n in range(self.ballots):
            self.board.add(parties[(n + self.start_at) % 2])


def main(rooms=4, ballots=20000):
    board = Board(["oak", "elm"])
    crew = [Room(board, n, ballots) for n in range(rooms)]
    for room in crew:
        room.start()
    for room in crew:
        room.join()
    if board.total.value != rooms * ballots:
        print("the count does not match the number of ballots")
        return 1
    print("counted", board)
    return 0


if __name__ == "__main__":
    sys.exit(main())
