"""Background tasks of a web shop: a decorated function runs in a process."""
import functools
import multiprocessing

RUNNING = []


def background(_func=None, *, name=None):
    def decorate(func):
        @functools.wraps(func)
        def start(*args, **kwargs):
            process = multiprocessing.Process(
                target=func, name=name or func.__name__, args=args, kwargs=kwargs)
            RUNNING.append(process)
            process.start()
            return process
        return start
    return decorate if _func is None else decorate(_func)


def wait_for_all():
    finished = []
    while RUNNING:
        process = RUNNING.pop(0)
        process.join()
        finished.append((process.name, process.exitcode))
    return finished


@background
def send_mail(outbox, address, subject="Hello"):
    outbox.put(f"mail to {address}: {subject}")


@background(name="invoices")
def write_invoice(outbox, number, *, amount):
    outbox.put(f"invoice {number}: {amount:.2f}")


class Shop:
    def __init__(self):
        self.outbox = multiprocessing.SimpleQueue()

    def checkout(self, number, address, amount):
        send_mail(self.outbox, address, subject=f"Order {number}")
        write_invoice(self.outbox, number, amount=amount)


def main():
    shop = Shop()
    shop.checkout(17, "kim@example.org", 12.5)
    states = wait_for_all()
    while not shop.outbox.empty():
        print(shop.outbox.get())
    print(sorted(states))


if __name__ == "__main__":
    main()
