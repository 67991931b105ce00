import time
from multiprocessing import Lock, Process, Value


class Account:
    def __init__(self, balance):
        self.balance = Value("i", balance, lock=False)
        self.lock = Lock()


def transfer(source, target, amount):
    with source.lock:
        time.sleep(1)
        with target.lock:
            source.balance.value -= amount
            target.balance.value += amount


def main():
    savings, giro = Account(500), Account(100)
    clerks = [
        Process(target=transfer, args=(savings, giro, 50)),
        Process(target=transfer, args=(giro, savings, 30)),
    ]
    for clerk in clerks:
        clerk.start()
    for clerk in clerks:
        clerk.join()
    print(savings.balance.value, giro.balance.value)


if __name__ == "__main__":
    main()
