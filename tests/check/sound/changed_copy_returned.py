from multiprocessing import Manager, Process, Value


def deposit(balance, history, amounts):
    for amount in amounts:
        with balance.get_lock():
            balance.value += amount
        history[amount] = history.get(amount, 0) + 1
    amounts.clear()


def main():
    balance = Value("i", 0)
    with Manager() as manager:
        history = manager.dict()
        clerks = [
            Process(target=deposit, args=(balance, history, [5, 10])),
            Process(target=deposit, args=(balance, history, [20, 40])),
        ]
        for clerk in clerks:
            clerk.start()
        for clerk in clerks:
            clerk.join()
        print(balance.value, dict(sorted(history.items())))


if __name__ == "__main__":
    main()
