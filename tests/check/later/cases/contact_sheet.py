"""Fingerprint the pages of a scanned book and list the doubles."""
import hashlib
from collections import defaultdict
from concurrent.futures import ProcessPoolExecutor

PAGES = {
    "page-001.tif": b"II*\x00" * 4000,
    "page-002.tif": b"II*\x01" * 4000,
    "page-003.tif": b"II*\x00" * 4000,
    "page-004.tif": b"II*\x02" * 4000,
}


def fingerprint(item):
    name, data = item
    digest = hashlib.sha256(data)
    for _ in range(200):
        digest.update(digest.digest())
    return name, digest.hexdigest()[:12]


by_digest = defaultdict(list)

with ProcessPoolExecutor(max_workers=2) as executor:
    for name, digest in executor.map(fingerprint, PAGES.items()):
        by_digest[digest].append(name)

for digest, names in sorted(by_digest.items(), key=lambda entry: entry[1]):
    mark = "DOUBLE" if len(names) > 1 else "ok"
    print(digest, mark, ", ".join(names))
