"""Totals per league, and within each league per team, both in parallel."""
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import Pool

LEAGUES = {"first": {"reds": [3, 1, 0], "blues": [1, 1, 3]}, "second": {"greens": [0, 3, 3]}}


def points(entry):
    team, results = entry
    return team, sum(results)


def league_table(name):
    with Pool(2) as teams:
        table = teams.map(points, sorted(LEAGUES[name].items()))
    return name, sorted(table, key=lambda row: -row[1])


def main():
    with ProcessPoolExecutor(max_workers=2) as leagues:
        for name, table in leagues.map(league_table, sorted(LEAGUES)):
            print(name, table)


if __name__ == "__main__":
    main()
