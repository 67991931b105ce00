"""Tag photos in two workers that are fed through a queue."""
from multiprocessing import Process, Queue, Value

PHOTOS = [f"IMG_{n:04}.jpg" for n in range(40)]


def tag(jobs, results, tagged):
    while (photo := jobs.get()) is not None:
        number = int(photo[4:8])
        results.put((photo, "portrait" if number % 3 == 0 else "landscape", "x" * 4000))
        with tagged.get_lock():
            tagged.value += 1


def main(workers=2):
    jobs, results = Queue(), Queue()
    tagged = Value("i", 0)
    crew = [Process(target=tag, args=(jobs, results, tagged)) for _ in range(workers)]
    for worker in crew:
        worker.start()
    for photo in PHOTOS:
        jobs.put(photo)
    for _ in crew:
        jobs.put(None)

    tags = {}
    for _ in PHOTOS:
        photo, kind, _ = results.get()
        tags[photo] = kind
    for worker in crew:
        worker.join()

    portraits = sum(kind == "portrait" for kind in tags.values())
    print(f"{tagged.value} photos tagged, {portraits} portraits")


if __name__ == "__main__":
    main()
