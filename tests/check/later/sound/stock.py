"""Stock kept in a manager; entries are put back as a whole, under a lock."""
import argparse
import multiprocessing as mp
import random
import threading

limits = {"low": 5}


def configure(low):
    limits["low"] = low


def take(stock, door, orders):
    rng = random.Random()
    for name in orders:
        with door:
            entry = stock[name]
            entry["left"] -= 1
            entry["by"].append(rng.random())
            stock[name] = entry
    return len(orders)


def watch(stock, done):
    while not done.wait(0.02):
        stock.keys()


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--low", type=int, default=2)
    configure(parser.parse_args().low)
    with mp.Manager() as manager:
        stock = manager.dict(tea={"left": 9, "by": []}, oil={"left": 8, "by": []})
        door = manager.Lock()
        done = threading.Event()
        with mp.Pool(2, configure, (limits["low"],)) as pool:
            handles = [pool.apply_async(take, (stock, door, ["tea", "oil", "tea"]))
                       for _ in range(3)]
            watcher = threading.Thread(target=watch, args=(stock, done))
            watcher.start()
            taken = sum(handle.get(20) for handle in handles)
        done.set()
        watcher.join()
        for name, entry in stock.items():
            mark = " (low)" if entry["left"] < limits["low"] else ""
            print(name, entry["left"], len(entry["by"]), mark)
        print("taken", taken, "luck", round(random.random(), 3))


if __name__ == "__main__":
    main()
