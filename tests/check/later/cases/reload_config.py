import multiprocessing
import os
import signal
import time


class Daemon:
    def __init__(self):
        self.reloads = 0

    def reload(self, signum, frame):
        self.reloads += 1

    def serve(self, ready):
        ready.set()
        for _ in range(100):
            if daemon.reloads:
                print("config reloaded", flush=True)
                return
            time.sleep(0.05)


daemon = Daemon()

if __name__ == "__main__":
    signal.signal(signal.SIGUSR1, daemon.reload)
    ready = multiprocessing.Event()
    server = multiprocessing.Process(target=daemon.serve, args=(ready,))
    server.start()
    ready.wait()
    os.kill(server.pid, signal.SIGUSR1)
    server.join()
    print("exit code", server.exitcode)
