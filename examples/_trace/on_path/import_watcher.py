"""Patch modules as soon as a program imports them, and not before."""

import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from importlib.machinery import ModuleSpec
    from types import ModuleType
    from typing import Any


class Watcher:
    """Finds modules as the others do, and patches some once they are loaded.

    ``patches`` has what patches a module, by the module's name.
    """

    def __init__(self, patches: "dict[str, Callable[[Any], None]]") -> None:
        self.patches = patches

    def find_spec(
        self,
        name: str,
        path: "Sequence[str] | None" = None,
        target: "ModuleType | None" = None,
    ) -> "ModuleSpec | None":
        """Find one of the modules to patch; leave all others to the next finder."""
        if name not in self.patches:
            return None
        for finder in sys.meta_path[sys.meta_path.index(self) + 1 :]:
            if spec := finder.find_spec(name, path, target):
                patch_once_loaded(spec, self.patches[name])
                return spec
        return None


def patch_once_loaded(spec: "ModuleSpec", patch: "Callable[[Any], None]") -> None:
    """Make a module's loader patch it as well."""
    loader: Any = spec.loader
    load = loader.exec_module

    def exec_module(module: "ModuleType") -> None:
        load(module)
        patch(module)

    loader.exec_module = exec_module


def watch(patches: "dict[str, Callable[[Any], None]]") -> None:
    """Begin to patch modules that are imported from now on."""
    sys.meta_path.insert(0, Watcher(patches))
