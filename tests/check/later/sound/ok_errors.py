"""Parse price files in a pool; a broken file is reported and does not stop the rest."""
import multiprocessing as mp

_settings = None


def init_worker(settings):
    global _settings
    _settings = settings


def parse_price(text):
    amount = float(text.replace(_settings["decimal"], "."))
    if amount < 0:
        raise ValueError(f"negative price {amount}")
    return round(amount * _settings["rate"], 2)


def main():
    settings = {"decimal": ",", "rate": 1.1}
    prices = ["12,50", "n/a", "7,00", "-3,00"]
    failed = []
    pool = mp.Pool(2, initializer=init_worker, initargs=(settings,))
    pending = [(text, pool.apply_async(parse_price, (text,))) for text in prices]
    pool.close()
    for text, result in pending:
        try:
            print(text, "->", result.get(timeout=10))
        except ValueError as error:
            failed.append(f"{text}: {error}")
    pool.join()
    print("failed:", "; ".join(failed))


if __name__ == "__main__":
    main()
