"""What an installation decides, read from its environment: a wrong value stops the start with one sentence."""

import os
import secrets
from collections.abc import Callable, Mapping, Sequence
from ipaddress import IPv4Network, IPv6Network, ip_network
from pathlib import Path
from typing import Any, NoReturn

import dj_database_url

from gobernacion.owned import OTHERS, close, is_closed

YES = {"1", "true", "yes", "on", "sí", "si"}
NO = {"0", "false", "no", "off", ""}
KEY_LENGTH = 50


class WrongEnvironment(SystemExit):
    """The start is refused; its sentence is all the operator sees, without a traceback."""


def refuse(name: str, expected: str, given: str | None = None) -> NoReturn:
    shown = "" if given is None else f" vale «{given}» y"
    raise WrongEnvironment(f"No se puede iniciar: la variable {name}{shown} {expected}.")


class Environment:
    """The variables given to this installation, each read with the kind of value it must hold."""

    def __init__(self, variables: Mapping[str, str] = os.environ) -> None:
        self.variables = variables

    def text(self, name: str) -> str:
        return self.variables.get(name, "").strip()

    def flag(self, name: str) -> bool:
        given = self.text(name)
        if given.lower() in YES:
            return True
        if given.lower() in NO:
            return False
        refuse(name, "debe ser 1 (sí) o 0 (no)", given)

    def names(self, name: str, default: Sequence[str] = ()) -> list[str]:
        given = [item.strip() for item in self.text(name).split(",")]
        return [item for item in given if item] or list(default)

    def hosts(self, name: str, default: Sequence[str]) -> list[str]:
        hosts = self.names(name, default)
        for host in hosts:
            if "/" in host or " " in host or host == "*":
                refuse(
                    name, "debe llevar nombres de servidor separados por comas, sin «https://» ni «*»", host
                )
        return hosts

    def origins(self, name: str) -> list[str]:
        origins = self.names(name)
        for origin in origins:
            if not origin.startswith(("https://", "http://")) or origin.count("/") != 2:
                refuse(
                    name,
                    "debe llevar direcciones como «https://gobernacion.example» separadas por comas",
                    origin,
                )
        return origins

    def networks(self, name: str) -> list[IPv4Network | IPv6Network]:
        """Addresses and networks, none of which is the whole Internet."""
        found = []
        for given in self.names(name):
            try:
                network = ip_network(given)
            except ValueError:
                network = None
            if network is None or not network.prefixlen:
                refuse(
                    name,
                    "debe llevar direcciones o redes como «127.0.0.1» o «10.0.0.0/8» separadas por comas",
                    given,
                )
            found.append(network)
        return found

    def port(self, name: str, default: int) -> int:
        given = self.text(name) or str(default)
        if not (given.isascii() and given.isdigit() and 0 < int(given[:6]) < 65536):
            refuse(name, "debe ser un número de puerto entre 1 y 65535", given)
        return int(given)

    def backup_key(self, name: str) -> str:
        """The public half of the key for which copies are encrypted, or nothing where none are made."""
        given = self.text(name)
        if given and not given.startswith("age1"):
            # Never shown: it may be the secret half.
            refuse(name, "debe ser la clave pública «age1…» que imprime «manage.py respaldar --crear-clave»")
        return given

    def subset(self, name: str, allowed: Sequence[str]) -> list[str]:
        chosen = self.names(name)
        for item in chosen:
            if item not in allowed:
                refuse(name, f"solo puede nombrar: {', '.join(allowed)}", item)
        return chosen

    def folder(self, name: str, default: Path) -> Path:
        """A folder the product may write in, made when it is missing."""
        folder = Path(self.text(name) or default).expanduser().resolve()
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError:
            refuse(name, "debe ser una carpeta donde se pueda escribir", str(folder))
        if not os.access(folder, os.W_OK):
            refuse(name, "debe ser una carpeta donde se pueda escribir", str(folder))
        return folder

    def closed_folder(self, name: str, default: Path) -> Path:
        """A folder for nobody but its owner; an open one that the product did not make is refused."""
        given = Path(self.text(name) or default).expanduser().resolve()
        made_here = not given.exists() or given.is_relative_to(default)
        folder = self.folder(name, default)
        if not (is_closed(folder) or (made_here and close(folder))):
            refuse(
                name,
                "debe ser una carpeta que solo su dueño pueda abrir: nombre una que aún no exista o, si es solo de "
                f"este sistema, ciérrela con «chmod {0o777 & ~OTHERS:o}»",
                str(folder),
            )
        return folder

    def scanner(self, name: str) -> str | tuple[str, int] | None:
        """Where clamd listens on this machine: the path of its socket, or a port of the machine's own address."""
        given = self.text(name)
        if not given:
            return None
        if given.startswith("/"):
            return given
        host, _, port = given.rpartition(":")
        if host not in ("localhost", "127.0.0.1") or not (
            port.isascii() and port.isdigit() and len(port) < 6
        ):
            refuse(
                name,
                "debe ser la ruta de un socket, como «/run/clamav/clamd.ctl», o un puerto de esta máquina, como "
                "«127.0.0.1:3310»",
                given,
            )
        return host, int(port)

    def database(self, name: str, default: Path) -> dict[str, Any]:
        """The database of an address; the address itself is never shown, it may hold a password."""
        given = self.text(name) or f"sqlite:///{default}"
        expected = "debe ser «postgres://usuario:clave@servidor/base» o «sqlite:////ruta/archivo»"
        if not given.startswith(("postgres://", "postgresql://", "sqlite:///")):
            refuse(name, expected)
        try:
            parsed: dict[str, Any] = dict(dj_database_url.parse(given))
        except ValueError:
            refuse(name, expected)
        if parsed.get("NAME") in ("", ":memory:"):
            refuse(name, expected)
        return parsed

    def secret_key(self, name: str, kept_in: Path | None) -> str:
        """The signing key: given by whoever runs a public installation, else made once and kept."""
        given = self.text(name)
        if given and len(given) < KEY_LENGTH:
            refuse(name, f"debe tener al menos {KEY_LENGTH} caracteres al azar")
        if given:
            return given
        if kept_in is None:
            refuse(name, f"es obligatoria en producción: al menos {KEY_LENGTH} caracteres al azar")
        return kept_key(kept_in)


def kept_key(
    path: Path, before: str = "", make: Callable[[], str] = lambda: secrets.token_urlsafe(KEY_LENGTH)
) -> str:
    """The key of this folder, made after these words; when several processes start at once all get the same one."""
    if not path.exists():
        draft = path.with_name(f"{path.name}.{os.getpid()}")
        draft.touch(mode=0o600)
        draft.write_text(before + make())
        try:
            os.link(draft, path)
        except FileExistsError:
            pass
        finally:
            draft.unlink()
    return path.read_text().strip()
