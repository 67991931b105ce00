"""Look up the grid cell of every address, in three processes."""
from multiprocessing import Process, Queue


def cell_of(number):
    return {"address": f"{number} Long Street", "cell": (number * 7919) % 4096}


def geocode(first, last, found):
    cells = []
    for number in range(first, last):
        cells.append(cell_of(number))
    found.put(cells)


def main(total=9000, workers=3):
    found = Queue()
    share = total // workers
    processes = []
    for n in range(workers):
        process = Process(target=geocode, args=(n * share, (n + 1) * share, found))
        process.start()
        processes.append(process)

    for process in processes:
        process.join()

    located = []
    while not found.empty():
        located.extend(found.get())
    print(f"{len(located)} addresses in {len({item['cell'] for item in located})} cells")


if __name__ == "__main__":
    main()
