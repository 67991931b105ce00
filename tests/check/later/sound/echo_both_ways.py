import multiprocessing
from contextlib import closing


def echo(ours, theirs):
    theirs.close()
    with closing(ours):
        while True:
            try:
                message = ours.recv()
            except EOFError:
                break
            ours.send(message[::-1])


def converse(words):
    context = multiprocessing.get_context()
    here, there = context.Pipe()
    process = context.Process(target=echo, args=(there, here))
    process.start()
    there.close()
    answers = []
    for word in words:
        here.send(word)
        answers.append(here.recv())
    here.close()
    process.join(timeout=10)
    return answers, process.exitcode


def main():
    answers, code = converse(["stop", "drawer", "level"])
    print(*answers, code)


if __name__ == "__main__":
    main()
