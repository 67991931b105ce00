"""Count the ERROR and WARNING lines in a server's log chunks."""
import multiprocessing as mp

errors = None
warnings = None


def make_log(lines):
    levels = ("INFO", "ERROR", "WARNING", "ERROR")
    return [f"12:00:{n % 60:02} {levels[n % 4]} request {n}" for n in range(lines)]


def attach(error_counter, warning_counter):
    global errors, warnings
    errors = error_counter
    warnings = warning_counter


def scan(chunk):
    for line in chunk:
        level = line.split(" ", 2)[1]
        if level == "ERROR":
            errors.value += 1
        elif level == "WARNING":
            warnings.value += 1
    return len(chunk)


def main():
    log = make_log(80_000)
    chunks = [log[i:i + 10_000] for i in range(0, len(log), 10_000)]
    error_counter = mp.Value("i", 0)
    warning_counter = mp.Value("i", 0)

    with mp.Pool(4, initializer=attach, initargs=(error_counter, warning_counter)) as pool:
        scanned = sum(pool.map(scan, chunks, chunksize=1))

    print("lines   ", scanned)
    print("errors  ", error_counter.value)
    print("warnings", warning_counter.value)


if __name__ == "__main__":
    main()
