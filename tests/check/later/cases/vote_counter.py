import collections
import concurrent.futures
import random
from dataclasses import dataclass, field


@dataclass
class Election:
    candidates: tuple[str, ...]
    votes: collections.Counter = field(default_factory=collections.Counter)

    def count_station(self, number: int, ballots: int) -> None:
        chooser = random.Random(number)
        for _ in range(ballots):
            self.votes[chooser.choice(self.candidates)] += 1

    def count(self, stations: dict[int, int]) -> None:
        with concurrent.futures.ProcessPoolExecutor(max_workers=2) as executor:
            jobs = [
                executor.submit(self.count_station, number, ballots)
                for number, ballots in stations.items()
            ]
            for job in concurrent.futures.as_completed(jobs):
                job.result()

    def winner(self) -> str:
        if not self.votes:
            return "nobody"
        return self.votes.most_common(1)[0][0]


def main() -> None:
    election = Election(("ann", "bob", "cleo"))
    election.count({1: 120, 2: 80, 3: 200})
    print("votes:", sum(election.votes.values()))
    print("winner:", election.winner())


if __name__ == "__main__":
    main()
