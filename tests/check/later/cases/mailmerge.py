"""Merge a mailing from a template, one letter a task."""
import gettext
import multiprocessing
from dataclasses import dataclass, field
from functools import partial


@dataclass
class Customer:
    name: str
    balance: int
    lines: list = field(default_factory=list)


def setup_language(domain="mailmerge", localedir=None):
    gettext.install(domain, localedir, names=["ngettext"])


def salutation(customer):
    return _("Dear %s,") % customer.name


def body(customer, currency):
    if customer.balance < 0:
        return _("you owe us %(n)d %(c)s.") % {"n": -customer.balance, "c": currency}
    return ngettext("you have %d point.", "you have %d points.",
                    customer.balance) % customer.balance


def write_letter(customer, currency="EUR"):
    customer.lines.append(salutation(customer))
    customer.lines.append(body(customer, currency))
    return customer


class Merge:
    def __init__(self, customers, jobs=2):
        self.customers = customers
        self.jobs = jobs

    def preview(self):
        print(_("Preview:"), salutation(self.customers[0]))

    def run(self):
        writer = partial(write_letter, currency="CHF")
        with multiprocessing.Pool(self.jobs) as pool:
            yield from pool.imap(writer, self.customers)


def main():
    setup_language()
    merge = Merge([Customer("Ada", 3), Customer("Bob", -20), Customer("Cy", 1)])
    merge.preview()
    for customer in merge.run():
        print("\n".join(customer.lines))


if __name__ == "__main__":
    main()
