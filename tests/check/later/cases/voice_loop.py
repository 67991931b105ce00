"""Take events of a recogniser process into an asyncio program."""
import asyncio
import multiprocessing
import time

PHRASES = ["hello", "lights on", "goodbye"]


def recognise(events, pause):
    for phrase in PHRASES:
        time.sleep(pause)
        events.put(phrase)


class Assistant:
    def __init__(self):
        self.events = multiprocessing.Queue()
        self.heard = []
        self.finished = asyncio.Event()

    async def listen(self):
        loop = asyncio.get_running_loop()
        while True:
            phrase = await loop.run_in_executor(None, self.events.get)
            self.heard.append(phrase)
            if phrase == "goodbye":
                self.finished.set()

    async def session(self):
        recogniser = multiprocessing.Process(
            target=recognise, args=(self.events, 0.1)
        )
        recogniser.start()
        listener = asyncio.create_task(self.listen())
        await self.finished.wait()
        await asyncio.sleep(0.1)
        listener.cancel()
        try:
            await listener
        except asyncio.CancelledError:
            print("listener stopped")
        recogniser.join()
        return self.heard


async def main():
    assistant = Assistant()
    heard = await assistant.session()
    print("heard:", ", ".join(heard))


if __name__ == "__main__":
    asyncio.run(main())
