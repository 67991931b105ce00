import multiprocessing


class Settings:
    currency = "EUR"
    digits = 2

    @classmethod
    def load(cls, values):
        for key, value in values.items():
            setattr(cls, key, value)


class Report(multiprocessing.Process):
    def __init__(self, amounts):
        super().__init__()
        self.amounts = amounts

    def run(self):
        for amount in self.amounts:
            print(f"{amount:.{Settings.digits}f} {Settings.currency}", flush=True)


def main():
    Settings.load({"currency": "CHF", "digits": 1})
    report = Report([12.5, 99.95])
    report.start()
    report.join()


if __name__ == "__main__":
    main()
