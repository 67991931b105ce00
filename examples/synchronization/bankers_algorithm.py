"""Grant a request only if every process can still get its maximum and finish."""

from typing import NamedTuple

Amounts = tuple[int, ...]  # of the resources A, B and C


def plus(some: Amounts, more: Amounts) -> Amounts:
    """Add for each resource."""
    return tuple(a + b for a, b in zip(some, more, strict=True))


def minus(some: Amounts, less: Amounts) -> Amounts:
    """Subtract for each resource."""
    return tuple(a - b for a, b in zip(some, less, strict=True))


def fits(wanted: Amounts, available: Amounts) -> bool:
    """Tell whether there is enough of each resource."""
    return all(a <= b for a, b in zip(wanted, available, strict=True))


class Claim(NamedTuple):
    """What a process holds, and the most that it will ever hold."""

    allocation: Amounts
    maximum: Amounts

    def need(self) -> Amounts:
        """Return what it may still request."""
        return minus(self.maximum, self.allocation)


class Banker:
    """Hands out resources, and never leaves the safe states."""

    def __init__(self, available: Amounts, claims: dict[str, Claim]) -> None:
        self.available, self.claims = available, claims

    def safe_order(self) -> list[str] | None:
        """Return an order in which all can finish; None if the state is unsafe."""
        free, waiting, order = self.available, dict(self.claims), list[str]()
        while waiting:
            able = [name for name, one in waiting.items() if fits(one.need(), free)]
            if not able:
                return None
            order.append(able[0])
            free = plus(free, waiting.pop(able[0]).allocation)  # it gives all back
        return order

    def request(self, name: str, wanted: Amounts) -> str:
        """Grant a request if the state after it is safe, and return the answer."""
        claim = self.claims[name]
        if not fits(wanted, claim.need()):
            raise ValueError(f"{name} requests more than its maximum")
        if not fits(wanted, self.available):
            return "waits, not enough available"
        granted = claim._replace(allocation=plus(claim.allocation, wanted))
        after = Banker(minus(self.available, wanted), self.claims | {name: granted})
        if after.safe_order() is None:
            return "waits, unsafe"
        self.available, self.claims = after.available, after.claims
        return "granted"


def main() -> None:
    claims = {
        "P0": Claim(allocation=(0, 1, 0), maximum=(7, 5, 3)),
        "P1": Claim(allocation=(2, 0, 0), maximum=(3, 2, 2)),
        "P2": Claim(allocation=(3, 0, 2), maximum=(9, 0, 2)),
        "P3": Claim(allocation=(2, 1, 1), maximum=(2, 2, 2)),
        "P4": Claim(allocation=(0, 0, 2), maximum=(4, 3, 3)),
    }
    banker = Banker((3, 3, 2), claims)
    print("safe order:", banker.safe_order())
    for name, wanted in [("P1", (1, 0, 2)), ("P4", (3, 3, 0)), ("P0", (0, 2, 0))]:
        print(f"{name} requests {wanted}: {banker.request(name, wanted)}")
    print("available:", banker.available, "safe order:", banker.safe_order())


if __name__ == "__main__":
    main()
