"""The programs that are compared: how each is started cold, and whether it is there."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import msgspec

from layout import __version__

ROOT = Path(__file__).resolve().parent.parent
_FONTS = ROOT / "fonts"
OURS, AGAIN = "Banmian", "Banmian again"
# Each peer by its own best means: the project's fonts and no others, no accessibility tags.
_TYPST = (
    "import sys, typst; typst.compile(sys.argv[1], output=sys.argv[2], "
    "font_paths=[sys.argv[3]], ignore_system_fonts=True, pdf_tags=False)"
)
_WEASYPRINT = "import sys, weasyprint; weasyprint.HTML(sys.argv[1]).write_pdf(sys.argv[2])"
_FONTCONFIG = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig><dir>{fonts}</dir><cachedir>{cache}</cachedir></fontconfig>
"""
_HINTS = {
    "chromium": "apt-get install chromium",
    "typst": "pip install typst",
    "weasyprint": "pip install weasyprint; it also needs Pango, on Debian: "
    "apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0",
}


class Task(msgspec.Struct, frozen=True):
    """A program at work: its command, what it needs in the environment, the folder it fills."""

    program: str
    command: tuple[str, ...]
    output: Path
    environment: Mapping[str, str] = {}

    def files(self) -> list[Path]:
        """The PDF files it wrote, in the order of the pages."""
        return sorted(self.output.glob("*.pdf"))


def our_command() -> list[str]:
    """The installed command, or the package where it is not installed."""
    script = Path(sys.executable).parent / "banmian"
    return [str(script)] if script.exists() else [sys.executable, "-m", "layout"]


def ours(edition: Path, work: Path) -> Task:
    """Our build of an edition."""
    output = _folder(work, "banmian")
    return Task(OURS, (*our_command(), "build", str(edition), "-o", str(output)), output)


def ours_again(edition: Path, work: Path) -> Task:
    """Our build of an edition that was built before: the pictures need no second conversion."""
    output = _folder(work, "banmian-again")
    command = (*our_command(), "build", str(edition), "-o", str(output))
    return Task(AGAIN, command, output, {"BANMIAN_CACHE": str(work / "pictures-kept")})


def typst(source: Path, work: Path) -> Task:
    """A Typst document through the package of that name."""
    output = _folder(work, "typst")
    command = (sys.executable, "-c", _TYPST, str(source), str(output / "pages.pdf"), str(_FONTS))
    return Task("Typst", command, output)


def weasyprint(source: Path, work: Path) -> Task:
    """An HTML document through WeasyPrint; fontconfig is shown the project's fonts alone."""
    output = _folder(work, "weasyprint")
    command = (sys.executable, "-c", _WEASYPRINT, str(source), str(output / "pages.pdf"))
    return Task("WeasyPrint", command, output, _own_fonts(work))


def chromium(source: Path, work: Path) -> Task:
    """An HTML document printed by Chromium without a window, with the project's fonts alone."""
    output = _folder(work, "chromium")
    command = (
        "chromium",
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        f"--user-data-dir={work / 'chromium-profile'}",
        "--no-pdf-header-footer",
        f"--print-to-pdf={output / 'pages.pdf'}",
        source.as_uri(),
    )
    return Task("Chromium", command, output, _own_fonts(work))


def _own_fonts(work: Path) -> dict[str, str]:
    """What makes fontconfig see the fonts of the project and no others."""
    config = work / "fonts.conf"
    config.write_text(_FONTCONFIG.format(fonts=_FONTS, cache=work / "fontconfig"), "utf-8")
    return {"FONTCONFIG_FILE": str(config)}


def _folder(work: Path, name: str) -> Path:
    folder = work / name
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob("*.pdf"):
        old.unlink()
    return folder


def missing(package: str) -> str:
    """Why a peer cannot be run and what would help; empty where it can."""
    if package == "chromium":
        return "" if shutil.which(package) else f"it is not installed\n  {_HINTS[package]}"
    command = (sys.executable, "-c", f"import {package}")
    done = subprocess.run(command, capture_output=True, text=True, env=environment(), check=False)
    if done.returncode == 0:
        return ""
    reason = (done.stderr.strip().splitlines() or ["it cannot be loaded"])[-1]
    return f"{reason}\n  {_HINTS[package]}"


def versions(*peers: str) -> dict[str, str]:
    """The version of Banmian, of Python and of each peer."""
    found = {"Banmian": __version__, "Python": sys.version.split()[0]}
    for name in peers:
        try:
            found[name] = _chromium_version() if name == "Chromium" else version(name.lower())
        except (PackageNotFoundError, FileNotFoundError):
            found[name] = "not installed"
    return found


def _chromium_version() -> str:
    done = subprocess.run(["chromium", "--version"], capture_output=True, text=True, check=False)
    return done.stdout.split()[1]


def environment(extra: Mapping[str, str] | None = None) -> dict[str, str]:
    """Ours, with compiled modules kept as an installed program has them, but no pictures."""
    kept = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    return {**kept, "BANMIAN_CACHE": "off", **(extra or {})}


def run(task: Task) -> None:
    """Let a program do its task."""
    output_of(task.command, task.environment)


def output_of(command: Sequence[str], extra: Mapping[str, str] | None = None) -> str:
    """What a command prints; exit code 3 (written, not fit to print) is none of our concern."""
    done = subprocess.run(
        command, capture_output=True, text=True, env=environment(extra), cwd=ROOT, check=False
    )
    if done.returncode not in (0, 3):
        raise SystemExit(f"{' '.join(command)}\n{done.stdout}{done.stderr}")
    return done.stdout
