import multiprocessing


class LineFilter:
    def __init__(self, word):
        self.word = word
        self.receiver, self.sender = multiprocessing.Pipe(duplex=False)
        self.process = multiprocessing.Process(target=filter_lines, args=(self.receiver, word))

    def __enter__(self):
        self.process.start()
        self.receiver.close()
        return self

    def feed(self, line):
        self.sender.send(line)

    def __exit__(self, *details):
        self.sender.close()
        self.process.join()


def filter_lines(receiver, word):
    try:
        while True:
            line = receiver.recv()
            if word in line:
                print(line, flush=True)
    except EOFError:
        print("end", flush=True)


if __name__ == "__main__":
    with LineFilter("error") as lines:
        lines.feed("all well")
        lines.feed("an error")
