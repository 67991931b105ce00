"""Count votes of several stations in a shared table, with a heartbeat beside it."""
import multiprocessing as mp

VOTES = {
    "school": ["red", "blue", "red", "green"],
    "library": ["blue", "blue", "red"],
    "town hall": ["green", "red", "blue", "blue"],
}


def heartbeat(beats, closing):
    while not closing.wait(0.05):
        beats.value += 1


def count(station, votes, table, lock):
    for vote in votes:
        with lock:
            stations = table.get(vote, {})
            stations[station] = stations.get(station, 0) + 1
            table[vote] = stations


def main():
    closing = mp.Event()
    beats = mp.Value("i", 0)
    pulse = mp.Process(target=heartbeat, args=(beats, closing), daemon=True)
    pulse.start()

    with mp.Manager() as manager:
        table, lock = manager.dict(), manager.Lock()
        crew = [mp.Process(target=count, args=(s, v, table, lock)) for s, v in VOTES.items()]
        for clerk in crew:
            clerk.start()
        for clerk in crew:
            clerk.join()
        for party in sorted(table.keys()):
            print(party, sum(table[party].values()))

    closing.set()
    pulse.join()


if __name__ == "__main__":
    main()
