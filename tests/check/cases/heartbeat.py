import multiprocessing
import time


def heartbeat(interval):
    while True:
        time.sleep(interval)


def convert(number):
    time.sleep(0.05)
    return f"{number:04x}"


def main():
    beat = multiprocessing.Process(target=heartbeat, args=(0.2,))
    beat.deamon = True
    beat.start()
    for number in (7, 255, 4096):
        print(convert(number))
    print("done")


if __name__ == "__main__":
    main()
