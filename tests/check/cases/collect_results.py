from multiprocessing import Process

TEXTS = ["to be or not to be", "the rest is silence"]


def longest_word(text, results):
    results.append(max(text.split(), key=len))


def main():
    results = []
    processes = []
    for text in TEXTS:
        process = Process(target=longest_word, args=(text, results))
        process.start()
        processes.append(process)
    for process in processes:
        process.join()
    print(len(results), "results:", results)


if __name__ == "__main__":
    main()
