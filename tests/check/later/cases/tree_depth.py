import sys
from concurrent.futures import ProcessPoolExecutor


class Node:
    def __init__(self, child=None):
        self.child = child


def chain(length):
    node = None
    for _ in range(length):
        node = Node(node)
    return node


def depth(node):
    return 0 if node is None else 1 + depth(node.child)


def measure(length):
    return depth(chain(length))


def main():
    sys.setrecursionlimit(6000)
    with ProcessPoolExecutor(1) as executor:
        for length in (10, 2000):
            print(length, executor.submit(measure, length).result())


if __name__ == "__main__":
    main()
