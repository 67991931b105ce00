from multiprocessing import Process, freeze_support


def greet(name):
    print("hello", name, flush=True)


def main():
    process = Process(target=greet, args=("bob",))
    process.start()
    process.join()
    return process.exitcode


if "__main__" == __name__:
    freeze_support()
    raise SystemExit(main())
