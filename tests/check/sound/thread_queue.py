import queue
import threading
from multiprocessing import Pool

CHUNKS = [range(0, 50), range(50, 100)]


def digest(chunk):
    return sum(number**2 for number in chunk)


def writer(lines, done):
    while (line := lines.get()) is not None:
        done.append(line)
        lines.task_done()
    lines.task_done()


if __name__ == "__main__":
    lines, done = queue.Queue(), []
    thread = threading.Thread(target=writer, args=(lines, done))
    thread.start()
    with Pool(2) as pool:
        for result in pool.imap(digest, CHUNKS):
            lines.put(f"sum {result}")
    lines.put(None)
    lines.join()
    thread.join()
    print(done)
