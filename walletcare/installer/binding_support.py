"""The Python half of Qt's bindings, compiled: their library has it as text and compiles it at every start.

``shiboken6`` looks for a folder ``files.dir`` beside itself before it takes its own copy; what lies there is
loaded like any other module, compiled once.
"""

from __future__ import annotations

import os
import py_compile
import subprocess
import sys
from pathlib import Path

PLACE = "shiboken6/files.dir"
"""Where the bindings look for it, from the folder of their packages."""

# The switch writes beside the package, which is not ours to change: the package is told to be elsewhere.
_WRITE = """
import importlib.util, sys
spec = importlib.util.find_spec("shiboken6")
package = importlib.util.module_from_spec(spec)
package.__file__ = sys.argv[1] + "/__init__.py"
sys.modules["shiboken6"] = package
spec.loader.exec_module(package)
import PySide6.QtCore
"""


def write_binding_support(folder: Path) -> list[tuple[str, str]]:
    """Write the modules with their compiled form under ``folder``; name in the bundle and file of each.

    The compiled form is made for this Python and trusted without a look at the source's date, so that two
    builds are the same. Empty when these bindings have no such switch: they then do as they always did.
    """
    package = folder / "shiboken6"
    package.mkdir(parents=True, exist_ok=True)
    environment = {**os.environ, "SBK_EMBED": "0", "PYTHONDONTWRITEBYTECODE": "1"}
    subprocess.run([sys.executable, "-c", _WRITE, str(package)], env=environment, check=True)
    root = package / "files.dir"
    for source in sorted(root.rglob("*.py")):
        name = f"{PLACE}/{source.relative_to(root).as_posix()}"
        mode = py_compile.PycInvalidationMode.UNCHECKED_HASH
        py_compile.compile(str(source), dfile=name, doraise=True, invalidation_mode=mode)
    return [
        (f"{PLACE}/{path.relative_to(root).as_posix()}", str(path))
        for path in sorted(root.rglob("*"))
        if path.is_file()
    ]
