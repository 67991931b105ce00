"""An application with a background tasker, and a team which validates replies."""
import contextlib
import multiprocessing
import os
import signal
import sys
import time

tasker = None


def refresh_caches(beats):
    while True:
        with beats.get_lock():
            beats.value += 1
        time.sleep(0.05)


def receive_sigterm(signum, frame):
    if tasker is not None and tasker.pid:
        with contextlib.suppress(ProcessLookupError):
            os.kill(tasker.pid, signal.SIGKILL)
    os._exit(0)


def validate(inbox, outbox):
    while True:
        message = inbox.get()
        missing = [key for key in ("nodes", "edges") if key not in message]
        outbox.put((message["id"], missing))


class ResponseController:
    def __init__(self, workers):
        self.workers = workers

    def validate_all(self, messages):
        inbox, outbox = multiprocessing.SimpleQueue(), multiprocessing.SimpleQueue()
        team = [multiprocessing.Process(target=validate, args=(inbox, outbox), daemon=True)
                for _ in range(self.workers)]
        for member in team:
            member.start()
        for message in messages:
            inbox.put(message)
        results = dict(outbox.get() for _ in messages)
        time.sleep(0.2)
        for member in team:
            member.terminate()
            member.join()
        return results


class Application:
    def __init__(self):
        self.beats = multiprocessing.Value("i", 0)
        self.controller = ResponseController(workers=2)

    def start_tasker(self):
        global tasker
        tasker = multiprocessing.Process(
            target=refresh_caches, args=(self.beats,), daemon=True)
        tasker.start()
        signal.signal(signal.SIGTERM, receive_sigterm)

    def handle_query(self, number):
        messages = [{"id": "%d.%d" % (number, k), "nodes": {}} for k in range(4)]
        return self.controller.validate_all(messages)

    def status(self):
        tasker.join(0.1)
        return "running" if tasker.is_alive() else "dead"


def main():
    app = Application()
    app.start_tasker()
    while not app.beats.value:
        time.sleep(0.02)
    for number in (1, 2):
        answers = app.handle_query(number)
        print("query", number, "invalid:", sum(map(bool, answers.values())),
              "tasker", app.status())
    return 0 if tasker.is_alive() else 1


if __name__ == "__main__":
    sys.exit(main())
