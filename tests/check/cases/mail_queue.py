import multiprocessing


def deliver(queue):
    while True:
        address, subject = queue.get()
        if "@" not in address:
            print("skipped", address, flush=True)
            continue
        print("sent", subject, "to", address, flush=True)
        queue.task_done()


def main():
    queue = multiprocessing.JoinableQueue()
    for _ in range(2):
        multiprocessing.Process(target=deliver, args=(queue,), daemon=True).start()
    mails = [("ann@example.org", "Hello"), ("bob", "Re: Hello"), ("eve@example.org", "Offer")]
    for mail in mails:
        queue.put(mail)
    queue.join()
    print("all mails handled")


if __name__ == "__main__":
    main()
