"""Compile deeply nested stencil expressions in worker processes."""
import sys
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass


@dataclass(frozen=True)
class Node:
    op: str
    operand: object


class Visitor:
    def visit(self, node):
        method = getattr(self, f"visit_{type(node).__name__}")
        return method(node)

    def visit_int(self, node):
        return node

    def visit_Node(self, node):
        value = self.visit(node.operand)
        return value + 1 if node.op == "shift" else value * 2


@dataclass(frozen=True)
class Stencil:
    name: str
    depth: int

    def lower(self):
        tree = 0
        for _ in range(self.depth):
            tree = Node("shift", tree)
        return tree


class Backend:
    def __init__(self, optimise=True):
        self.optimise = optimise

    def compile(self, stencil):
        return stencil.name, Visitor().visit(stencil.lower())


class Toolchain:
    def __init__(self, workers):
        self.workers = workers
        self.backend = Backend()

    def prepare(self):
        sys.setrecursionlimit(20_000)
        probe = Stencil("probe", 2500)
        assert self.backend.compile(probe) == ("probe", 2500)

    def build(self, stencils):
        with ProcessPoolExecutor(max_workers=self.workers) as pool:
            futures = [pool.submit(self.backend.compile, s) for s in stencils]
            return [f.result() for f in futures]


def main():
    toolchain = Toolchain(workers=2)
    toolchain.prepare()
    built = toolchain.build([Stencil("advection", 1800), Stencil("diffusion", 40)])
    for name, size in built:
        print(f"{name}: {size} operations")


if __name__ == "__main__":
    main()
