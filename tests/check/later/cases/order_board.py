import multiprocessing
import time


class Kitchen:
    def __init__(self):
        self.ready = multiprocessing.Condition()
        self.dishes = multiprocessing.Value("i", 0)

    def cook(self):
        with self.ready:
            self.dishes.value = 3
            self.ready.notify_all()

    def serve(self):
        time.sleep(0.5)
        with self.ready:
            self.ready.wait()
            print("serving", self.dishes.value, flush=True)


def main():
    kitchen = Kitchen()
    cook = multiprocessing.Process(target=kitchen.cook)
    waiter = multiprocessing.Process(target=kitchen.serve)
    cook.start()
    cook.join()
    waiter.start()
    waiter.join()


if __name__ == "__main__":
    main()
