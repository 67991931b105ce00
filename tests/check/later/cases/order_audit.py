import multiprocessing
import time


class AuditTrail(multiprocessing.Process):
    def __init__(self):
        super().__init__(name="audit-trail", daemon=True)
        self.entries = multiprocessing.Queue()

    def record(self, order, action):
        self.entries.put((order, action))

    def store(self, order, action):
        time.sleep(0.08)
        print(f"audit order={order} action={action}", flush=True)

    def run(self):
        while True:
            order, action = self.entries.get()
            self.store(order, action)


class OrderDesk:
    def __init__(self, audit):
        self.audit = audit
        self.shipped = 0

    def process(self, order):
        self.audit.record(order, "accepted")
        time.sleep(0.05)
        self.audit.record(order, "shipped")
        self.shipped += 1


def main():
    audit = AuditTrail()
    audit.start()
    desk = OrderDesk(audit)
    for order in range(1001, 1008):
        desk.process(order)
    audit.record("-", "day closed")
    print("orders shipped:", desk.shipped, flush=True)


if __name__ == "__main__":
    main()
