"""Give ``Process`` a lambda, and it starts under fork only.

Under spawn and forkserver ``start`` has to pickle the target, and a function is
pickled as a name: the child looks it up in the module it imports.  A lambda, or a
function defined inside another one, has no name to be found by, so ``start`` fails
in the parent and no child runs; on Windows one is there already, and ends with an
EOFError.
"""

from multiprocessing import Process


def main() -> None:
    greeting = "hello"
    child = Process(target=lambda: print(greeting, "Ada"))
    print("the plan is made")
    child.start()
    child.join()
    print("exit code", child.exitcode)


if __name__ == "__main__":
    main()
