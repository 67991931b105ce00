from multiprocessing import Process, SimpleQueue


class Config:
    transport = "ipc"
    linger = 1.0


class Agent:
    def __init__(self, name):
        self.name = name

    def address(self):
        if Config.transport == "tcp":
            return f"tcp://127.0.0.1:9000/{self.name}"
        return f"ipc:///tmp/{self.name}"


def run_agent(agent, replies):
    replies.put(f"{agent.name} binds to {agent.address()}, linger {Config.linger}")


def main():
    Config.transport = "tcp"
    replies = SimpleQueue()
    process = Process(target=run_agent, args=(Agent("alice"), replies))
    process.start()
    print(replies.get())
    process.join()


if __name__ == "__main__":
    main()
