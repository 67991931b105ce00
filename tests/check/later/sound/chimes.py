"""Chimes ring from closures and an open score, so they fork on purpose."""
import io
import multiprocessing
import os

ctx = multiprocessing.get_context("fork")


class Chime:
    def __init__(self, score, transform):
        self.score = iter(score)
        self.transform = transform

    def ring(self, conn):
        for line in self.score:
            conn.send(self.transform(line.strip()))
        conn.send(None)
        conn.close()


def main():
    score = io.StringIO("do\nre\nmi\n")
    shift = "is"
    players = []
    for n, fn in enumerate((str.upper, lambda note: note + shift)):
        here, there = ctx.Pipe(duplex=False)
        chime = Chime((l for l in score.getvalue().splitlines()), fn)
        p = ctx.Process(target=lambda c=chime, w=there: c.ring(w))
        p.start()
        there.close()
        players.append((p, here))
    for p, here in players:
        notes = list(iter(here.recv, None))
        p.join()
        print(*notes)
    print("rung by", os.path.basename(__file__))


if __name__ == "__main__":
    main()
