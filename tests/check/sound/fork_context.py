import multiprocessing

ctx = multiprocessing.get_context("fork")
table = {}


def lookup(key):
    return key, table.get(key, 0)


def main():
    table.update({n: n * n for n in range(1000)})
    with ctx.Pool(2) as pool:
        for key, square in pool.map(lookup, [3, 30, 300]):
            print(key, square)

    def local_report(total):
        print("total", total, flush=True)

    process = ctx.Process(target=local_report, args=(len(table),))
    process.start()
    process.join()


if __name__ == "__main__":
    main()
