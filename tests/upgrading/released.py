"""The migrations each version was released with.

Once the number of a version is raised in pyproject.toml, `python -m tests.upgrading.released` adds what it brought.
"""

import hashlib
import tomllib
from pathlib import Path

PRODUCT = Path(__file__).parents[2]
KEPT = Path(__file__).with_name("released.toml")

Digests = dict[str, str]


def version() -> str:
    """The version of the product."""
    return tomllib.loads((PRODUCT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]


def released() -> dict[str, Digests]:
    """The digest of each migration file, by the version that brought it."""
    return tomllib.loads(KEPT.read_text(encoding="utf-8"))


def written() -> Digests:
    """The digest of each migration file of the product as it is today."""
    folders = (path for path in PRODUCT.glob("[a-z]*/**/migrations/") if "tests" not in path.parts)
    return {
        path.relative_to(PRODUCT).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for folder in sorted(folders)
        for path in sorted(folder.glob("[0-9]*.py"))
    }


def release() -> None:
    """Keep what this version brings; what earlier ones brought stays as it was kept."""
    kept = {name: digests for name, digests in released().items() if name != version()}
    earlier = {path for digests in kept.values() for path in digests}
    kept[version()] = {path: digest for path, digest in written().items() if path not in earlier}
    sections = [
        "\n".join([f'["{name}"]', *(f'"{path}" = "{digest}"' for path, digest in digests.items())])
        for name, digests in kept.items()
    ]
    KEPT.write_text("\n\n".join(sections) + "\n", encoding="utf-8")


if __name__ == "__main__":
    release()
