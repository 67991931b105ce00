from multiprocessing import Process
from multiprocessing.shared_memory import SharedMemory

WIDTH, HEIGHT = 64, 48


def blank(name, value):
    frame = SharedMemory(name=name)
    frame.buf[: WIDTH * HEIGHT] = bytes([value]) * (WIDTH * HEIGHT)
    frame.close()


def main():
    frame = SharedMemory(create=True, size=WIDTH * HEIGHT)
    painter = Process(target=blank, args=(frame.name, 9))
    painter.start()
    painter.join()
    print("sum", sum(frame.buf[: WIDTH * HEIGHT]))
    frame.close()


if __name__ == "__main__":
    main()
