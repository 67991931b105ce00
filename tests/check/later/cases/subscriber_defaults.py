"""Subscriber workers, each with its own flow-control options."""
import multiprocessing
import sys
from dataclasses import dataclass, field

UNSET = object()


@dataclass
class FlowControl:
    max_messages: object = UNSET
    max_lease: object = UNSET

    def resolve(self, defaults):
        values = {}
        for name in ("max_messages", "max_lease"):
            value = getattr(self, name)
            if value is UNSET:
                value = defaults[name]
            values[name] = value
        return values


@dataclass
class Subscription:
    path: str
    backlog: list
    flow: FlowControl = field(default_factory=FlowControl)


class Subscriber(multiprocessing.Process):
    DEFAULTS = {"max_messages": 3, "max_lease": 60}

    def __init__(self, subscription, outbox):
        super().__init__(name=subscription.path)
        self.subscription = subscription
        self.outbox = outbox

    def run(self):
        limits = self.subscription.flow.resolve(self.DEFAULTS)
        backlog = self.subscription.backlog
        pulled = 0
        while backlog:
            size = min(len(backlog), limits["max_messages"])
            batch, backlog = backlog[:size], backlog[size:]
            pulled += len(batch)
        self.outbox.put((self.subscription.path, pulled))


def main():
    subscriptions = [
        Subscription("orders", list(range(10)), FlowControl(max_messages=4)),
        Subscription("invoices", list(range(7))),
    ]
    outbox = multiprocessing.Queue()
    workers = [Subscriber(sub, outbox) for sub in subscriptions]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    failed = [worker.name for worker in workers if worker.exitcode]
    for _ in range(len(workers) - len(failed)):
        path, pulled = outbox.get(timeout=10)
        print(path, "pulled", pulled)
    if failed:
        print("failed:", ", ".join(failed))
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
