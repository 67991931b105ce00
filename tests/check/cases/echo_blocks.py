from multiprocessing import Pipe, Process

BLOCK = b"\x00" * 500_000


def transform(connection):
    while True:
        block = connection.recv()
        if block is None:
            break
        connection.send(block[::-1])


def main():
    here, there = Pipe()
    worker = Process(target=transform, args=(there,))
    worker.start()
    for _ in range(8):
        here.send(BLOCK)
    here.send(None)
    received = sum(len(here.recv()) for _ in range(8))
    worker.join()
    print(received, "bytes")


if __name__ == "__main__":
    main()
