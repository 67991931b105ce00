import multiprocessing
import os
import ssl


def get_agents():
    return {"d432fbb3": {"ip": "127.0.0.1", "port": 9002}, "a1e2c94f": {"ip": "127.0.0.1", "port": 9012}}


def main():
    host, port = "127.0.0.1", 8881
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    agents = get_agents()

    def server_process(task_id, active_agents):
        context.check_hostname = False
        for uuid, agent in active_agents.items():
            print(f"server {task_id} on {host}:{port} polls {uuid} at {agent['ip']}", flush=True)

    processes = []
    for task_id in range(min(2, os.cpu_count() or 1)):
        process = multiprocessing.Process(target=server_process, args=(task_id, agents))
        process.start()
        processes.append(process)
    for process in processes:
        process.join()


if __name__ == "__main__":
    main()
