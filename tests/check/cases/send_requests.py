import argparse
import multiprocessing


class Session:
    def __init__(self, url):
        self.url = url

    def post(self, body):
        return {"status": 200, "length": len(self.url) + len(body)}


def initialize(args_):
    global args, session
    args = args_
    session = Session(args.url)


def make_request(body):
    response = session.post(body)
    return response["status"], response["length"]


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--url", default="http://localhost:8002/route")
    parser.add_argument("--concurrency", type=int, default=2)
    parsed_args = parser.parse_args()

    with multiprocessing.Pool(parsed_args.concurrency, initializer=initialize(parsed_args)) as pool:
        for status, length in pool.map(make_request, ['{"locations": []}', "{}"]):
            print(status, length)
