"""Import the readings of water meters and print the consumption of a street."""
import multiprocessing

READINGS = [
    "M-1001;2024-05-01;118,4",
    "M-1002;2024-05-01;97,0",
    "M-1003;2024-05-01;203,9",
    "M-1004;2024-05-01;55,2",
]

consumption = {}


def parse(line):
    meter, day, value = line.split(";")
    return meter, day, float(value)


def store(reading):
    meter, _, value = reading
    consumption[meter] = value


def main():
    pool = multiprocessing.Pool(processes=2)
    for line in READINGS:
        pool.apply_async(parse, args=(line,), callback=store)
    pool.close()
    pool.join()

    for meter, value in sorted(consumption.items()):
        print(f"{meter} {value:8.1f}")
    print(f"{len(consumption)} meters, {sum(consumption.values()):.1f} m3")


if __name__ == "__main__":
    main()
