"""Send the mails of the night, and give up on none without a word."""
import time
from multiprocessing import Pool


def send(address, seconds):
    time.sleep(seconds)
    if "@" not in address:
        raise ValueError(f"{address} is no address")
    return address


def main():
    with Pool(2) as pool:
        first = pool.apply_async(send, ("nobody", 0))
        second = pool.apply_async(send, ("ann@example.org", 4))
        second.wait()
        for result in (first, second):
            if result.successful():
                print("sent:", result.get())
            else:
                print("not sent")


if __name__ == "__main__":
    main()
