import math
import weakref
from concurrent.futures import ProcessPoolExecutor


class Node:
    def __init__(self, name, parent=None):
        self.name = name
        self.parent = weakref.ref(parent) if parent is not None else None
        self.children = []
        if parent is not None:
            parent.children.append(self)

    def area(self, samples):
        return sum(math.sin(i) ** 2 for i in range(samples)) / samples


def main():
    root = Node("root")
    for name in ("left", "right", "floor"):
        Node(name, root)
    with ProcessPoolExecutor(2) as executor:
        futures = {child.name: executor.submit(child.area, 2000) for child in root.children}
    for name, future in futures.items():
        print(name, round(future.result(), 2))


if __name__ == "__main__":
    main()
