from itertools import combinations
from multiprocessing import Pool

STRENGTH = {"lions": 7, "sharks": 5, "hawks": 6}


def play(home, away):
    difference = STRENGTH[home] + 1 - STRENGTH[away]
    return home if difference > 0 else away


def main():
    fixtures = list(combinations(STRENGTH, 2))
    with Pool(2) as pool:
        winners = pool.map(play, fixtures)
    for (home, away), winner in zip(fixtures, winners):
        print(f"{home} - {away}: {winner}")


if __name__ == "__main__":
    main()
