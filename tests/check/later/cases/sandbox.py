from concurrent.futures import ProcessPoolExecutor


class Interpreter:
    def __init__(self, workers=2):
        self.name = "local_python"
        self.pool = ProcessPoolExecutor(max_workers=workers)

    def _execute(self, code):
        scope = {}
        exec(code, scope)
        return scope.get("result")

    def forward(self, code):
        future = self.pool.submit(self._execute, code)
        return future.result(timeout=5)

    def close(self):
        self.pool.shutdown()


def main():
    interpreter = Interpreter()
    try:
        print(interpreter.forward("result = sum(range(10))"))
    finally:
        interpreter.close()


if __name__ == "__main__":
    main()
