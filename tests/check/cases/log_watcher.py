from multiprocessing import Pipe, Process


def watch(reader):
    lines = 0
    while True:
        try:
            line = reader.recv()
        except EOFError:
            break
        lines += 1
        print("log:", line, flush=True)
    print(lines, "lines", flush=True)


def main():
    reader, writer = Pipe(duplex=False)
    watcher = Process(target=watch, args=(reader,))
    watcher.start()
    reader.close()
    for worker in range(2):
        writer.send(f"worker {worker} booted")
    writer.close()
    watcher.join()


if __name__ == "__main__":
    main()
