"""The archive of an edition: all its downloads, its seal and the program that proves them, in one file.

Whoever keeps it (a library, the national archive, a neighbour) needs neither this system nor the network: it is
unpacked, and a Python of its own says whether it is what was published.
"""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

from gobernacion.open_data.downloads import FORMATS, SCRIPT, citation, filename
from gobernacion.published.models import EdicionPublicada

README = """{citation}

Cómo comprobar que es lo que se publicó, con Python 3.8 o posterior y nada más:

    python {script} {json}
    python {script} {xlsx}
    python {script} {csv} {seal}

Si tiene el sello impreso en otra parte (la cuenta en papel, una cita), compárelo también:

    python {script} {json} --sello SELLO-IMPRESO
"""


def archive_name(edicion: EdicionPublicada) -> str:
    """ "archivo-2019-1-0f3a9c1d2b4e.zip"."""
    return f"archivo-{edicion.slug}-{edicion.sello[:12]}.zip"


def archive(edicion: EdicionPublicada) -> bytes:
    """Pack an edition; the same edition packs to the same bytes, as long as no text of it is withdrawn."""
    names = {formato: filename(edicion, formato) for formato in FORMATS}
    readme = README.format(
        citation=citation(edicion),
        script=SCRIPT,
        json=names["json"],
        xlsx=names["xlsx"],
        csv=names["csv"],
        seal=names["sello.json"],
    )
    files = {names[formato]: how.write(edicion) for formato, how in FORMATS.items()}
    files |= {"LEAME.txt": readme.encode(), SCRIPT: program()}
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as packed:
        for name, content in files.items():
            day = edicion.publicada_el
            packed.writestr(
                zipfile.ZipInfo(name, (day.year, day.month, day.day, 12, 0, 0)), content, zipfile.ZIP_DEFLATED
            )
    return buffer.getvalue()


def program() -> bytes:
    """The program that proves a download, as it is handed out."""
    return (Path(__file__).parent / SCRIPT).read_bytes()
