import multiprocessing


class Collector:
    def __init__(self):
        self.results = {}
        self.errors = []

    def run(self, numbers):
        with multiprocessing.Pool(2) as pool:
            jobs = [
                pool.apply_async(
                    divide,
                    (number,),
                    callback=lambda pair: self.results.update([pair]),
                    error_callback=lambda error: self.errors.append(type(error).__name__),
                )
                for number in numbers
            ]
            for job in jobs:
                job.wait()
            pool.close()
            pool.join()


def divide(number):
    return number, 12 / number


if __name__ == "__main__":
    collector = Collector()
    collector.run([1, 2, 0, 4])
    print(sorted(collector.results.items(), key=lambda pair: pair[0]), collector.errors)
