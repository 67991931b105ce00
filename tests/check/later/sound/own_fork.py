"""Share a large read-only index with forked workers, on purpose."""
import multiprocessing
import threading

fork = multiprocessing.get_context("fork")
_index = None


class Index:
    def __init__(self, words):
        self.lock = threading.Lock()
        self.by_length = {}
        for word in words:
            self.by_length.setdefault(len(word), []).append(word)

    def find(self, length):
        with self.lock:
            return list(self.by_length.get(length, ()))


def search(length):
    return length, _index.find(length)


def serve(reader, writer, other_writer):
    other_writer.close()
    while True:
        try:
            length = reader.recv()
        except EOFError:
            break
        writer.send(search(length))
    writer.close()


def main():
    global _index
    _index = Index("a to the fork with sharks in water".split())
    ask_r, ask_w = fork.Pipe(duplex=False)
    say_r, say_w = fork.Pipe(duplex=False)
    child = fork.Process(target=serve, args=(ask_r, say_w, ask_w))
    child.start()
    ask_r.close()
    say_w.close()
    for length in (2, 4, 9):
        ask_w.send(length)
    ask_w.close()
    while True:
        try:
            print(*say_r.recv())
        except EOFError:
            break
    child.join()
    print("exit", child.exitcode)


if __name__ == "__main__":
    main()
