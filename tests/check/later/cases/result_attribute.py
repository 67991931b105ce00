import multiprocessing


class Summation(multiprocessing.Process):
    def __init__(self, numbers):
        super().__init__()
        self.numbers = numbers
        self.result = 0

    def run(self):
        for number in self.numbers:
            self.result += number


def main():
    halves = [Summation(range(0, 50)), Summation(range(50, 101))]
    for half in halves:
        half.start()
    for half in halves:
        half.join()
    print("sum:", sum(half.result for half in halves))


if __name__ == "__main__":
    main()
