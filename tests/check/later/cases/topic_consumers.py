import multiprocessing
from collections import Counter
from dataclasses import dataclass


@dataclass(frozen=True)
class Message:
    topic: str
    value: int


class ConsumerRegistry:
    def __init__(self):
        self._handlers = {}

    def register(self, topic):
        def decorator(handler):
            self._handlers[topic] = handler
            return handler

        return decorator

    def __getitem__(self, topic):
        return self._handlers[topic]

    def __contains__(self, topic):
        return topic in self._handlers

    def __len__(self):
        return len(self._handlers)


registry = ConsumerRegistry()


def autodiscover():
    @registry.register("orders")
    def on_order(message):
        return message.value * 2

    @registry.register("refunds")
    def on_refund(message):
        return -message.value


class Consumer:
    def __init__(self, queue, results):
        self.queue = queue
        self.results = results

    def run(self):
        total = Counter()
        while (message := self.queue.get()) is not None:
            if message.topic not in registry:
                continue
            total[message.topic] += registry[message.topic](message)
        self.results.put(dict(total))


class ConsumeCommand:
    def handle(self, messages):
        queue = multiprocessing.SimpleQueue()
        results = multiprocessing.SimpleQueue()
        process = multiprocessing.Process(target=Consumer(queue, results).run)
        process.start()
        for message in messages:
            queue.put(message)
        queue.put(None)
        totals = results.get()
        process.join()
        return totals


def main():
    autodiscover()
    print(f"{len(registry)} topics")
    messages = [Message("orders", 5), Message("refunds", 3), Message("orders", 1)]
    print("totals", ConsumeCommand().handle(messages))


if __name__ == "__main__":
    main()
