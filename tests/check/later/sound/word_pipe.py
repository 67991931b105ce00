from multiprocessing import Pipe, Process


def count_words(receiver, sender):
    sender.close()
    total = 0
    while True:
        try:
            total += len(receiver.recv().split())
        except EOFError:
            break
    print("words", total, flush=True)


def main():
    receiver, sender = Pipe(duplex=False)
    process = Process(target=count_words, args=(receiver, sender))
    process.start()
    receiver.close()
    with sender:
        for line in ("to be or not", "to be", "that is"):
            sender.send(line)
    process.join()


if __name__ == "__main__":
    main()
