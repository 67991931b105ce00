"""A variant is an example with just one text replaced, under the method asked for."""

from pathlib import Path

import pytest

from tests.harness.variants import changed, run_variant

NAME = "processes/first_process"


@pytest.mark.parametrize(("old", "times"), [("cash", 2), ("bank", 0)])
def test_a_text_that_is_not_there_once_is_refused(
    old: str, times: int, tmp_path: Path
) -> None:
    original = tmp_path / "one.py"
    original.write_text("cash = 1\nprint(cash)\n", encoding="utf-8")

    with pytest.raises(AssertionError, match=f"'{old}' is there {times} times"):
        changed("topic/one", original, {old: "stock"})


def test_a_variant_runs_under_the_method_asked_for(method: str, tmp_path: Path) -> None:
    says = "    import multiprocessing\n    print(multiprocessing.get_start_method())\n"
    changes = {"def main() -> None:\n": f"def main() -> None:\n{says}"}

    run = run_variant(tmp_path, NAME, changes, method)

    assert run.out.splitlines()[0] == method
