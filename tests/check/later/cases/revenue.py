"""Sum the daily sales files of each shop, one process a shop."""
import csv
import io
from multiprocessing import Process

SALES = {
    "harbour": "day,amount\n1,120.50\n2,99.00\n3,143.25\n",
    "station": "day,amount\n1,310.00\n2,287.40\n3,301.10\n",
    "airport": "day,amount\n1,89.90\n2,75.00\n3,92.35\n",
}


class ShopReport(Process):
    def __init__(self, shop, text):
        super().__init__(name=f"report-{shop}")
        self.shop = shop
        self.text = text
        self.days = 0
        self.revenue = 0.0

    def run(self):
        for row in csv.DictReader(io.StringIO(self.text)):
            self.days += 1
            self.revenue += float(row["amount"])


def main():
    reports = [ShopReport(shop, text) for shop, text in SALES.items()]
    for report in reports:
        report.start()
    for report in reports:
        report.join()

    for report in reports:
        print(f"{report.shop:10} {report.days:3} days {report.revenue:10.2f}")
    print(f"total {sum(report.revenue for report in reports):.2f}")


if __name__ == "__main__":
    main()
