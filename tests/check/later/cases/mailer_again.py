"""Send the letters of a newsletter from a process beside the one that writes them."""
from multiprocessing import Process, Queue

READERS = ["ada@example.org", "bo@example.org", "cy@example.org"]


def render(address):
    name = address.split("@")[0].title()
    return address, f"Dear {name},\nthe May issue is out.\n"


def deliver(outbox, sent):
    count = 0
    while True:
        letter = outbox.get()
        if letter is None:
            break
        address, text = letter
        count += len(text) > 0
    sent.put(count)


def main():
    outbox = Queue()
    sent = Queue()
    sender = Process(target=deliver(outbox, sent), name="sender")
    sender.start()

    for address in READERS:
        outbox.put(render(address))
    outbox.put(None)

    print("letters sent:", sent.get())
    sender.join()


if __name__ == "__main__":
    main()
