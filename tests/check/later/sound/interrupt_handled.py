"""Watch folders until interrupted; a rehearsal interrupts itself."""
import multiprocessing as mp
import os
import signal
import sys
import time


class Watch:
    def __init__(self, *names):
        self.reload = mp.Event()
        self.ready = mp.Barrier(len(names) + 1)
        self.ticks = {name: mp.Value("i", 0, lock=False) for name in names}
        self.processes = []

    def watch(self, name):
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        signal.signal(signal.SIGTERM, self.leave)
        self.ready.wait(20)
        while True:
            self.ticks[name].value += 1
            time.sleep(0.02)

    @staticmethod
    def leave(signum, frame):
        sys.exit(0)

    def on_hup(self, signum, frame):
        self.reload.set()

    def __enter__(self):
        crew = [mp.Process(target=self.watch, args=(name,)) for name in self.ticks]
        for process in crew:
            process.start()
        self.processes = crew
        self.before = signal.signal(signal.SIGHUP, self.on_hup)
        self.ready.wait(20)
        return self

    def __exit__(self, kind, value, traceback):
        for process in self.processes:
            process.terminate()
        for process in self.processes:
            process.join()
        signal.signal(signal.SIGHUP, self.before)
        return kind is KeyboardInterrupt


def rehearse():
    os.kill(os.getpid(), signal.SIGHUP)
    signal.signal(signal.SIGALRM, lambda *_: os.kill(os.getpid(), signal.SIGINT))
    signal.setitimer(signal.ITIMER_REAL, 0.4)


def main():
    signal.signal(signal.SIGINT, signal.default_int_handler)
    with Watch("inbox", "outbox") as watch:
        rehearse()
        while True:
            time.sleep(0.1)
    print("interrupted, reload asked:", watch.reload.is_set())
    print("all ticked:", all(value.value for value in watch.ticks.values()),
          "exits", [process.exitcode for process in watch.processes])
    return 0


if __name__ == "__main__":
    sys.exit(main())
