import multiprocessing as mp
import socket


def scan(host, ports, out):
    found = []
    for port in ports:
        with socket.socket() as sock:
            sock.settimeout(0.2)
            if sock.connect_ex((host, port)) == 0:
                found.append(port)
    out.put((ports[0], found))


def main(host="127.0.0.1", first=40000, step=5, jobs=2):
    out = mp.Queue()
    workers = []
    for n in range(jobs):
        ports = list(range(first + n * step, first + (n + 1) * step))
        worker = mp.Process(target=scan, args=(host, ports, out))
        worker.start()
        workers.append(worker)
    for worker in workers:
        worker.join()
    while not out.empty():
        start, found = out.get()
        print(start, "closed" if not found else found)


main()
