"""Don't trust ``parent_process`` under fork when there are younger brothers.

A child knows that its parent has ended by the closing of a pipe whose other end
the parent holds.  Under fork, each child started later inherits a copy of that
end.  So the elder goes on taking the dead parent for alive until the younger
has ended too.  Under spawn and forkserver nothing is inherited unasked.
"""

import os
import tempfile
from multiprocessing import Pipe, Process, parent_process
from multiprocessing.connection import Connection


def brother(line: Connection) -> None:
    """Say whether the parent is alive, then wait for its end or to be sent home."""
    parent = parent_process()
    assert parent is not None
    line.send("born")
    line.recv()
    line.send(parent.is_alive())
    if line.recv() == "wait for its end":
        parent.join()
        line.send("now I know")


def father(elder: Connection, younger: Connection) -> None:
    """Start two children, then wait; this process is going to be killed."""
    for line in (elder, younger):
        child = Process(target=brother, args=(line,))
        child.start()
    child.join()


def play() -> None:
    elder, elder_end = Pipe()
    younger, younger_end = Pipe()
    parent = Process(target=father, args=(elder_end, younger_end))
    parent.start()
    print("both are", elder.recv(), "and", younger.recv())
    parent.kill()
    parent.join()
    for name, line in (("younger", younger), ("elder", elder)):
        line.send("is your parent alive?")
        print(f"their parent is dead; the {name} thinks it alive:", line.recv())
    elder.send("wait for its end")
    younger.send("go home")
    print("the younger was sent home; the elder:", elder.recv())


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        os.environ["TMPDIR"] = folder  # for what the killed process can't tidy up
        play()


if __name__ == "__main__":
    main()
