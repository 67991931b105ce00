import multiprocessing as mp
import time

actors = []


def work(name, stop_event):
    while not stop_event.wait(0.05):
        pass
    print(name, "stopped", flush=True)


def supervise(stop_event):
    time.sleep(0.2)
    stop_event.set()
    for actor in actors:
        actor.join()


def main():
    stop_event = mp.Event()
    for name in ("neuron", "synapse"):
        actor = mp.Process(target=work, args=(name, stop_event))
        actor.start()
        actors.append(actor)
    supervisor = mp.Process(target=supervise, args=(stop_event,))
    supervisor.start()
    supervisor.join()
    print("supervisor:", supervisor.exitcode)
    for actor in actors:
        actor.join()


if __name__ == "__main__":
    main()
