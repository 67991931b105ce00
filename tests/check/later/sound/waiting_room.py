import multiprocessing


class Room:
    def __init__(self):
        self.changed = multiprocessing.Condition()
        self.guests = multiprocessing.Value("i", 0, lock=False)

    def enter(self):
        with self.changed:
            self.guests.value += 1
            self.changed.notify_all()

    def wait_for(self, count):
        with self.changed:
            self.changed.wait_for(lambda: self.guests.value >= count)
        print("full", flush=True)


def main():
    room = Room()
    host = multiprocessing.Process(target=room.wait_for, args=(3,))
    guests = [multiprocessing.Process(target=room.enter) for _ in range(3)]
    for process in [*guests, host]:
        process.start()
    for process in [*guests, host]:
        process.join()
    print(room.guests.value)


if __name__ == "__main__":
    main()
