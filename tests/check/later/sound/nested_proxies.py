"""A score board that several games write to."""
from multiprocessing import Manager, Process


class Board:
    def __init__(self, manager, players):
        self.lock = manager.Lock()
        self.scores = manager.dict({player: manager.list() for player in players})
        self.totals = manager.dict()
        self.info = manager.Namespace(rounds=0)
        self.plain = manager.dict(best={})
        for player in players:
            self.totals[player] = 0

    def add(self, player, points):
        self.scores[player].append(points)
        with self.lock:
            self.totals[player] += points
            self.info.rounds += 1
            best = self.plain["best"]
            if points > best.get(player, -1):
                best[player] = points
                self.plain["best"] = best


def game(board, player, seed):
    value = seed
    for _ in range(20):
        value = (value * 31 + 7) % 101
        board.add(player, value)


def main():
    players = ["ada", "bob", "cy"]
    with Manager() as manager:
        board = Board(manager, players)
        games = [Process(target=game, args=(board, player, seed))
                 for seed, player in enumerate(players * 2, 3)]
        for each in games:
            each.start()
        for each in games:
            each.join()
        for player in players:
            scores = list(board.scores[player])
            print(player, len(scores), sum(scores) == board.totals[player],
                  max(scores) == board.plain["best"][player])
        print("rounds", board.info.rounds)


if __name__ == "__main__":
    main()
