"""Aggregate sales per region: regions in parallel, and the stores of each in parallel."""
from multiprocessing import Pool

REGIONS = {
    "north": ["Kiel", "Hamburg", "Bremen"],
    "south": ["Ulm", "Passau"],
}


def store_sales(store):
    return sum(ord(letter) for letter in store)


def region_sales(region):
    stores = REGIONS[region]
    with Pool(2) as stores_pool:
        return region, sum(stores_pool.map(store_sales, stores))


def main():
    with Pool(2) as regions_pool:
        for region, sales in regions_pool.map(region_sales, sorted(REGIONS)):
            print(f"{region:6} {sales}")


if __name__ == "__main__":
    main()
