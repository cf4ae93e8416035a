"""The words of an account: Markdown of a closed kind, which cites the figures of its edition and copies none.

``{OR-001}`` is the total of the edition's own year, ``{OR-001:comuna=La Serena}`` a category, ``{OR-001@2018}`` another
period, ``{OR-003|palabras}`` an amount as the office words it and ``{GT-001|meta}`` its target. What is stored is the
citation: the number is put in its place whenever it is shown, so no text says another one than its figure.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from difflib import get_close_matches
from typing import NamedTuple, TypeVar

from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe
from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from gobernacion.lib import clp, moments
from gobernacion.lib.periods import MESES
from gobernacion.published.rows import CapituloBase, CifraBase
from gobernacion.published.wording import PESOS, amount, value, year_of

C = TypeVar("C", bound=CifraBase)
Chapter = TypeVar("Chapter", bound=CapituloBase)

RULES = ("heading", "list", "newline", "escape", "emphasis", "link")
"""All that is understood of Markdown besides paragraphs: no HTML, no image, no code, no table."""

FIRST_HEADING = 3
LAST_HEADING = 6
PALABRAS, META = "palabras", "meta"
LONGEST = 200

_CITED = re.compile(r"\{([^{}]*)(\}?)")
_CODE = re.compile(r"[A-Z]{2}-[0-9]{3}")

_DAY = (
    rf"[0-9]{{1,2}} de (?:{'|'.join(MESES)})\b"
    r"|[0-9]{1,2}[-/][0-9]{1,2}[-/][0-9]{4}|[0-9]{4}-[0-9]{2}-[0-9]{2}"
)
_NORM = (
    r"(?:ley(?:es)?|decretos?|DFL|DL|resoluci[oó]n(?:es)?|art[ií]culos?|art\.|incisos?|numeral(?:es)?|cap[ií]tulos?"
    r"|rutas?)(?: exentas?)?(?: N[°º.]+)? ?[0-9][0-9.]*(?:(?:,| y| o) [0-9][0-9.]*)*"
)
_ORDINAL = r"(?<![0-9])[0-9]{1,4}(?:\.?[°ºª]|er\b|ro\b|do\b|to\b)"
_YEAR = r"(?<![0-9$.,])(?:19|20)[0-9]{2}(?![0-9%]|[.,][0-9]| ?%)"
_NO_COUNT = re.compile("|".join((_DAY, _NORM, _ORDINAL, _YEAR)), re.IGNORECASE)
_MARKS = re.compile(r"[\\*_{}\[\]<>`#!]")
_NUMBER = re.compile(r"(?<![\w-])[0-9]+(?:[.,][0-9]+)*")


class Cita(NamedTuple):
    """A citation as it is written: which figure, of when (None: the edition's own year), and what of it is told."""

    lugar: str
    momento: tuple[object, ...] | None
    forma: str

    @classmethod
    def read(cls, written: str) -> Cita:
        text = " ".join(written.split())
        place, _, forma = text.rpartition("|")
        if forma.strip() in (PALABRAS, META):
            text, forma = place.rstrip(), forma.strip()
        else:
            forma = ""
        lugar, _, when = text.rpartition("@")
        try:
            return cls(lugar.rstrip(), moments.read(when.strip()), forma)
        except ValueError:
            return cls(text, None, forma)


class Telling:
    """The figures of an edition as its words cite them; ``address`` is where each is shown, if anywhere."""

    def __init__(
        self, cifras: Iterable[CifraBase], year: int, address: Callable[[CifraBase], str] | None = None
    ) -> None:
        self.year = year
        self.address = address
        self._by_place: dict[str, list[CifraBase]] = {}
        for cifra in cifras:
            self._by_place.setdefault(str(cifra), []).append(cifra)

    def html(self, text: str) -> SafeString:
        """The words drawn, each citation in figures and leading to its figure."""
        tokens = _parsed(text)
        html: str = _MARKDOWN.renderer.render(tokens, _MARKDOWN.options, {"telling": self})
        return mark_safe(html)

    def plain(self, text: str) -> str:
        """The words without any mark, each citation in figures."""
        blocks = ("".join(map(self._plain, token.children or ())) for token in _blocks(text))
        return "\n".join(blocks)

    def unknown(self, text: str) -> list[str]:
        """The citations of a text that find no figure, as they are written, with their braces."""
        cited = (token for token in _inline(text) if token.type == "cited")
        return list(dict.fromkeys(_as_written(token) for token in cited if self.say(token) is None))

    def nearest(self, cited: str) -> str:
        """The citation that comes closest to one that finds nothing, with its braces; empty if none does.

        A code says which figure was meant: another of its area may stand for it, one of another area may not.
        """
        written = cited.strip("{} ")[:LONGEST]
        offered = [self.citation(cifra) for rows in self._by_place.values() for cifra in rows]
        if code := _CODE.match(written.upper()):
            of_its_area = [one for one in offered if one[1:].startswith(code[0][:3])]
            offered = [one for one in of_its_area if one[1:].startswith(code[0])] or of_its_area
        found = get_close_matches(f"{{{written}}}", offered, 1, 0)
        return found[0] if found else ""

    def citation(self, cifra: CifraBase) -> str:
        """How a figure is cited in the shortest way: "{OR-001}", "{AN-001@temporada 2017-2018}"."""
        found = self._of_the_year(str(cifra))
        if found and (found.desde, found.hasta, found.corte) == (cifra.desde, cifra.hasta, cifra.corte):
            return f"{{{cifra}}}"
        return f"{{{cifra}@{moments.write(cifra.desde, cifra.hasta, cifra.corte)}}}"

    def say(self, token: Token) -> tuple[CifraBase, str] | None:
        """The figure a citation finds, and what it says; None where it finds none."""
        cita = Cita.read(token.content)
        cifra = self._find(cita) if token.info else None
        text = said(cifra, cita.forma) if cifra else None
        return (cifra, text) if cifra and text is not None else None

    def _find(self, cita: Cita) -> CifraBase | None:
        if cita.momento is None:
            return self._of_the_year(cita.lugar)
        rows = self._by_place.get(cita.lugar, ())
        return next((one for one in rows if (one.desde, one.hasta, one.corte) == cita.momento), None)

    def _of_the_year(self, lugar: str) -> CifraBase | None:
        found = principal(self._by_place.get(lugar, ()), self.year)
        return found if found and year_of(found.desde, found.hasta) == self.year else None

    def _plain(self, token: Token) -> str:
        if token.type == "cited":
            found = self.say(token)
            return found[1] if found else _as_written(token)
        return " " if token.type in ("softbreak", "hardbreak") else token.content


def said(cifra: CifraBase, forma: str = "") -> str | None:
    """A figure within a sentence: "más de 4.491", "$39.067.051", "39 millones 67 mil 51 pesos", "protegida".

    None where it cannot be told that way: only amounts have their words, and not every figure has a target.
    """
    if forma == META:
        return None if cifra.meta is None else amount(cifra.meta, cifra.unidad)
    if forma == PALABRAS and cifra.unidad != PESOS:
        return None
    if cifra.valor is None:
        return cifra.calificador or "no informada"
    whole = cifra.valor == cifra.valor.to_integral_value()
    worded = forma == PALABRAS and whole
    told = clp.words(int(cifra.valor)) if worded else value(cifra.valor, cifra)
    return f"{cifra.calificador} {told}".lstrip()


def principal(cifras: Iterable[C], year: int) -> C | None:
    """The figure that tells the year: its own, whole rather than cut, long rather than short; else the latest."""

    def how_well(cifra: CifraBase) -> tuple[object, ...]:
        own_year = year_of(cifra.desde, cifra.hasta) == year
        return own_year, cifra.corte is None, cifra.hasta - cifra.desde, cifra.hasta

    return max(cifras, key=how_well, default=None)


def cited_codes(*texts: str) -> set[str]:
    """The codes that some texts cite: what has to be read to draw them."""
    return {
        found[0]
        for text in texts
        for cited in _CITED.findall(text)
        if (found := _CODE.match(cited[0].strip()))
    }


def by_hand(text: str) -> list[str]:
    """The numbers of a text that are written and not cited; a year, a date, a law or an ordinal is none."""
    prose = (token.content for token in _inline(text) if token.type == "text")
    return [number for part in prose for number in _NUMBER.findall(_NO_COUNT.sub(" ", part))]


def literal(text: str) -> str:
    """A text as these words show it, whatever marks it has: it cites nothing."""
    return _MARKS.sub(r"\\\g<0>", " ".join(text.split()))


# --- the two parts of an account ---------------------------------------------------------------------------------

SECOND_PART = "II."
"""How the numbers of the chapters of its second part begin."""


def part_of(numero: str, year: int) -> str:
    """The part of the account a chapter stands in: what was achieved, or what the next year was planned to bring."""
    if numero.startswith(SECOND_PART):
        return f"II. Programación para {year + 1}"
    return f"I. Principales logros de {year}"


def by_part(chapters: Iterable[Chapter], year: int) -> list[tuple[str, list[Chapter]]]:
    """The chapters of an account under its parts, in their order."""
    parts: dict[str, list[Chapter]] = {}
    for chapter in chapters:
        parts.setdefault(part_of(chapter.numero, year), []).append(chapter)
    return list(parts.items())


# --- Markdown -------------------------------------------------------------------------------------------------


class _Markdown(MarkdownIt):
    def validateLink(self, url: str) -> bool:
        """Whether a link leads to a page of this site or to one that nobody can change on its way."""
        own = url.startswith("/") and url[1:2] not in ("/", "\\")
        return own or url.lower().startswith("https://")


def _cited(state: StateInline, silent: bool) -> bool:
    """Take everything between braces for a citation; one that is not closed finds nothing."""
    found = _CITED.match(state.src, state.pos, state.posMax)
    if found is None:
        return False
    if not silent:
        token = state.push("cited", "", 0)
        token.content, token.info = found.groups()
        token.meta = {"within_link": state.linkLevel > 0}
    state.pos = found.end()
    return True


def _draw(renderer: object, tokens: list[Token], place: int, options: object, env: dict[str, Telling]) -> str:
    token, telling = tokens[place], env["telling"]
    found = telling.say(token)
    if found is None:
        return escape(_as_written(token))
    cifra, value = found
    if telling.address is None or token.meta["within_link"]:
        return format_html('<span class="citada">{}</span>', value)
    return format_html('<a class="citada" href="{}">{}</a>', telling.address(cifra), value)


def _as_written(token: Token) -> str:
    return f"{{{token.content}{token.info}"


_MARKDOWN = _Markdown("zero", {"html": False, "breaks": True, "xhtmlOut": False}).enable(list(RULES))
_MARKDOWN.inline.ruler.push("cited", _cited)
_MARKDOWN.add_render_rule("cited", _draw)


def _parsed(text: str) -> list[Token]:
    """A text as Markdown, its headings below those of the page it stands on, and nothing told by a mouse alone."""
    tokens: list[Token] = _MARKDOWN.parse(text)
    for token in tokens:
        for child in token.children or ():
            child.attrs.pop("title", None)
        if token.type in ("heading_open", "heading_close"):
            token.tag = f"h{min(max(FIRST_HEADING, int(token.tag[1:])), LAST_HEADING)}"
    return tokens


def _blocks(text: str) -> Iterator[Token]:
    return (token for token in _parsed(text) if token.type == "inline")


def _inline(text: str) -> Iterator[Token]:
    return (child for block in _blocks(text) for child in block.children or ())
