"""A real spreadsheet program, which opens a workbook, works every formula out again and saves it."""

import shutil
import subprocess
from pathlib import Path

ALWAYS_RECALCULATE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
"""  # noqa: E501


def resaved(book: bytes, folder: Path, into: str = "xlsx:Calc MS Excel 2007 XML") -> bytes:
    """The workbook as LibreOffice saves it once it has worked out every formula again."""
    soffice = shutil.which("soffice")
    assert soffice, "LibreOffice is missing: install the package libreoffice-calc."
    profile = folder / "profile" / "user"
    profile.mkdir(parents=True, exist_ok=True)
    (profile / "registrymodifications.xcu").write_text(ALWAYS_RECALCULATE)
    source = folder / "libro.xlsx"
    source.write_bytes(book)
    subprocess.run(
        [soffice, f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", into,
         "--outdir", str(folder / "done"), str(source)],
        check=True, capture_output=True, timeout=180,
    )  # fmt: skip
    return (folder / "done" / f"libro.{into.partition(':')[0]}").read_bytes()
