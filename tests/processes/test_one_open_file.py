"""Two descriptors of one open file have one position; two open files have two."""

import os
from pathlib import Path


def test_a_copied_descriptor_shares_the_position_and_an_open_of_its_own_does_not(
    tmp_path: Path,
):
    ledger = tmp_path / "ledger"
    ledger.write_text("cash stock")
    mine, own = (os.open(ledger, os.O_RDONLY) for _ in range(2))
    copied = os.dup(mine)

    os.read(mine, 4)
    os.close(mine)

    assert os.read(copied, 6) == b" stock"
    assert os.read(own, 4) == b"cash"
    os.close(copied)
    os.close(own)
