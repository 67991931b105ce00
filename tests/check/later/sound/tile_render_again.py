import argparse
import multiprocessing

palette = None
finished = []


def init_worker(colors):
    global palette
    palette = colors


def render(tile):
    x, y = tile
    return tile, "".join(palette[(x * i + y) % len(palette)] for i in range(8))


def main(argv=None):
    parser = argparse.ArgumentParser()
    parser.add_argument("--colors", default=".:-=+*#")
    parser.add_argument("--jobs", type=int, default=2)
    args = parser.parse_args(argv)
    tiles = [(x, y) for x in range(3) for y in range(3)]
    with multiprocessing.Pool(args.jobs, initializer=init_worker, initargs=(args.colors,)) as pool:
        jobs = [
            pool.apply_async(render, (tile,), callback=lambda done: finished.append(done[0]))
            for tile in tiles
        ]
        rows = [job.get(timeout=10) for job in jobs]
        pool.close()
        pool.join()
    for tile, text in sorted(rows, key=lambda row: row[0]):
        print(tile, text)
    print(f"{len(finished)} tiles rendered")


if __name__ == "__main__":
    main()
