"""What of Qt a window of widgets needs, and the libraries that nobody needs once the rest is gone.

Works on PyInstaller's table of contents: entries ``(name in the folder, source path, kind)``.
"""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterable, Sequence
from pathlib import PurePosixPath

Entry = tuple[str, str, str]

QT_MODULES_LEFT_OUT = (
    "PySide6.QtDBus",
    "PySide6.QtDesigner",
    "PySide6.QtHelp",
    "PySide6.QtOpenGL",
    "PySide6.QtOpenGLWidgets",
    "PySide6.QtQml",
    "PySide6.QtQuick",
    "PySide6.QtSql",
    "PySide6.QtTest",
    "PySide6.QtUiTools",
    "PySide6.QtXml",
)

_UNUSED = re.compile(
    # Screens without a window system, and remote ones.
    r"plugins/platforms/libq(?:eglfs|linuxfb|vnc|minimal|minimalegl|vkkhrdisplay)\b"
    r"|egldeviceintegrations/|libQt6Egl\w*"
    # The GTK theme brings all of GTK; the portal theme gives the same file dialogs.
    r"|platformthemes/libqgtk3"
    # Shells and buffers of Wayland compositors that are no desktops.
    r"|wayland-shell-integration/lib(?:ivi|qt|fullscreen|wl)-"
    r"|wayland-graphics-integration-client/lib(?:dmabuf|drm|shm|vulkan)-"
    # HTTP and TLS are Python's here, databases too.
    r"|plugins/(?:tls|networkinformation|sqldrivers|qmltooling|generic)/"
    # Pictures that nobody sends, read by decoders that were attacked before.
    r"|imageformats/(?:lib)?q(?:tiff|tga|icns|wbmp|pdf)\b"
    r"|(?:lib)?Qt6?(?:Qml|Quick|Sql|Test|VirtualKeyboard|Pdf|WebSockets|WlShell)\w*"
    # Software rendering of OpenGL and shaders on Windows: widgets are painted by the processor anyway.
    r"|opengl32sw\.dll|d3dcompiler_\d+\.dll"
    # Qt's own words in the languages of the program.
    r"|translations/(?!qt(?:base)?_(?:zh_CN|en))"
)

_LIBRARY = re.compile(r"^(?:PySide6/Qt/lib/)?lib[\w+-]+(?:\.abi3)?[\w.+-]*\.so[\d.]*$")

FROM_THE_SYSTEM = ("libcups.so.2",)
"""Never carried along. Where printing is set up the system has it; elsewhere Qt's plugin stays unloaded and a
print goes to a PDF. It would bring GnuTLS and eleven more."""


def without_unused(entries: Iterable[Entry]) -> list[Entry]:
    """Without plugins, libraries and translations that the program has no use for."""
    return [entry for entry in entries if not _UNUSED.search(entry[0].replace("\\", "/"))]


def without_orphans(entries: Sequence[Entry]) -> list[Entry]:
    """Without shared libraries that no program, extension module or plugin needs, directly or through others.

    On Linux only: there the build machine's own libraries are collected, with all that they drag in.
    """
    if not sys.platform.startswith("linux"):
        return list(entries)
    files = [(name, source) for name, source, kind in entries if kind != "SYMLINK"]
    # By name, as the loader looks for them. Two modules may share one (_sqlite3 does), libraries do not.
    libraries = {PurePosixPath(name).name: source for name, source in files if _LIBRARY.match(name)}
    roots = [source for name, source in files if not _LIBRARY.match(name)]
    # PyInstaller's loader opens this one by its path.
    kept = {name for name in libraries if name.startswith("libpython")}
    left = roots + [libraries[name] for name in kept]
    while left:
        for name in _needs(left.pop()):
            if name in libraries and name not in kept and name not in FROM_THE_SYSTEM:
                kept.add(name)
                left.append(libraries[name])
    orphans = libraries.keys() - kept
    return [entry for entry in entries if PurePosixPath(entry[0]).name not in orphans]


def _needs(source: str) -> list[str]:
    """The libraries that a file names itself. PyInstaller would answer with all that those need, too."""
    answer = subprocess.run(["objdump", "-p", source], capture_output=True, text=True, check=True)
    return [line.split()[1] for line in answer.stdout.splitlines() if line.strip().startswith("NEEDED")]
