from multiprocessing import Pool


def page(number):
    return "\n".join(f"{number:05d} {line:05d} " + "x" * 85 for line in range(1000))


if __name__ == "__main__":
    with Pool(2) as pool:
        for text in pool.imap(page, range(20)):
            print(text)
    print("error: none")
