"""Hand all arguments to super().__init__, and an exception can be unpickled."""

from concurrent.futures import ProcessPoolExecutor


class ServiceError(Exception):
    """An error with two arguments, and a message made from them."""

    def __init__(self, code: int, reason: str) -> None:
        super().__init__(code, reason)  # the parent calls ServiceError with these
        self.code = code
        self.reason = reason

    def __str__(self) -> str:
        return f"{self.reason} (code {self.code})"


def fetch(page: str) -> str:
    """Return the text of a page; runs in a worker process."""
    if page == "news":
        raise ServiceError(503, "try again later")
    return f"text of {page}"


def main() -> None:
    with ProcessPoolExecutor(2) as pool:
        futures = {page: pool.submit(fetch, page) for page in ("home", "news", "faq")}
        for page, future in futures.items():
            try:
                print(f"{page}: {future.result()}")
            except ServiceError as error:
                print(f"{page}: {error}")


if __name__ == "__main__":
    main()
