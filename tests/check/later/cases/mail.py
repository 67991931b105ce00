"""Send a newsletter; every subscriber's letter is rendered by the pool."""
import multiprocessing as mp
from dataclasses import dataclass


@dataclass(frozen=True)
class Subscriber:
    name: str
    city: str | None


class Newsletter:
    def __init__(self, subject):
        self.subject = subject
        self.sent = []

    def delivered(self, letter):
        self.sent.append(letter)

    def send(self, subscribers):
        pool = mp.Pool(2)
        for subscriber in subscribers:
            pool.apply_async(render, (self.subject, subscriber),
                             callback=self.delivered)
        pool.close()
        pool.join()
        return len(self.sent)


def greeting(subscriber):
    return f"Dear {subscriber.name.title()} of {subscriber.city.upper()}"


def render(subject, subscriber):
    lines = [subject, "=" * len(subject), greeting(subscriber), "...", "Yours"]
    return "\n".join(lines)


PEOPLE = [
    Subscriber("ada", "london"),
    Subscriber("blaise", None),
    Subscriber("carl", None),
    Subscriber("dorothy", None),
]


def main():
    letter = Newsletter("Spring news")
    count = letter.send(PEOPLE)
    print(f"{count} letters sent")


if __name__ == "__main__":
    main()
