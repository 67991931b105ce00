import hashlib
import io
from concurrent.futures import ThreadPoolExecutor
from multiprocessing import Process, SimpleQueue

PART = 64 * 1024


def read_parts(stream):
    while chunk := stream.read(PART):
        yield chunk


def upload(parts, etags):
    for number, part in enumerate(parts, 1):
        etags.put((number, hashlib.md5(part).hexdigest()))
    etags.put(None)


def main():
    stream = io.BytesIO(b"0123456789abcdef" * 20000)
    etags = SimpleQueue()
    worker = Process(target=upload, args=(read_parts(stream), etags))
    worker.start()
    while (done := etags.get()) is not None:
        print("part %d: %s" % done)
    worker.join()


if __name__ == "__main__":
    main()
