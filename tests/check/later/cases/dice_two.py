"""Play many games of dice, a table to each process, and average the luck."""
import multiprocessing as mp
import random
import statistics


class Dice:
    def __init__(self, count, rng=None):
        self.count = count
        self.rng = rng or random.Random()

    def throw(self):
        return sum(self.rng.randint(1, 6) for _ in range(self.count))


DICE = Dice(3)


class Table(mp.Process):
    def __init__(self, number, games, scores):
        super().__init__(name=f"table-{number}")
        self.number = number
        self.games = games
        self.scores = scores

    def run(self):
        self.scores.put((self.number, [DICE.throw() for _ in range(self.games)]))


def play(tables, games):
    scores = mp.SimpleQueue()
    crew = [Table(number, games, scores) for number in range(tables)]
    for table in crew:
        table.start()
    results = dict(scores.get() for _ in crew)
    for table in crew:
        table.join()
    return [tuple(results[number]) for number in sorted(results)]


def main():
    results = play(tables=4, games=25)
    spread = statistics.pstdev(statistics.mean(r) for r in results)
    print("different games:", len(set(results)), "of", len(results))
    print("tables agree" if spread == 0 else "tables differ")


if __name__ == "__main__":
    main()
