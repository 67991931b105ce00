from concurrent.futures import ProcessPoolExecutor


class HTTPError(Exception):
    def __init__(self, status, url, *, retry):
        super().__init__(f"{status} for {url}")
        self.status = status
        self.url = url
        self.retry = retry


class Client:
    def get(self, url):
        if url.endswith("private"):
            raise HTTPError(403, url, retry=False)
        return 200


def main():
    client = Client()
    with ProcessPoolExecutor(max_workers=1) as executor:
        futures = [executor.submit(client.get, url) for url in ("/home", "/private")]
        for future in futures:
            try:
                print(future.result())
            except HTTPError as error:
                print("error", error.status)


if __name__ == "__main__":
    main()
