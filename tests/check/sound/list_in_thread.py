import threading
from multiprocessing import Pipe, Process

totals = {"in": 0}


def collect(connection, rows):
    for _ in range(3):
        rows.append(connection.recv())
        totals["in"] += 1


def produce(connection):
    for n in range(3):
        connection.send(f"row {n}")
    connection.close()


def main():
    reader, writer = Pipe(duplex=False)
    rows = []
    thread = threading.Thread(target=collect, args=(reader, rows))
    process = Process(target=produce, args=(writer,))
    process.start()
    thread.start()
    thread.join()
    process.join()
    print(rows, totals)


if __name__ == "__main__":
    main()
