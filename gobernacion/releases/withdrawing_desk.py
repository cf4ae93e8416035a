"""The page on which two people withdraw a text that should never have been public."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.defaultfilters import linebreaksbr
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import Truncator

from gobernacion.access.channels import form_page
from gobernacion.access.grants import grants
from gobernacion.access.reasons import MotivoField
from gobernacion.directory.public_texts import TextoPublico, look
from gobernacion.lib.clp import counted, plain
from gobernacion.published.models import TextoSellado
from gobernacion.published.withdrawing import place_of, standing_texts, stands_in
from gobernacion.releases import withdrawing
from gobernacion.releases.desk import EditionDesk
from gobernacion.releases.models import Edicion, EstadoEdicion, Retiro

MOST = 50
"""How many texts are shown to choose from."""
SHOWN = 300
NAMED = 3
"""Of how many other places with the same words it is told which they are."""
WARNING = (
    "El texto se borra de la página, de las descargas y de lo que la oficina guarda de esta y de otras ediciones que "
    "lo repitan; donde es un párrafo de un texto más largo, se va ese texto entero, y aquí se dice cuál. Uno que diga "
    "lo mismo con otras palabras es otro: búsquelo y retírelo también. Las categorías y los títulos de capítulos no se "
    "retiran: se corrigen con una fe de erratas. El sello sigue siendo válido, y la página dice que se retiró un "
    "texto, cuándo y quiénes lo decidieron. No se deshace. Los respaldos y las copias que otros descargaron no se "
    "pueden alcanzar."
)


class WithdrawalForm(forms.Form):
    """Which published text is withdrawn, and why."""

    texto = forms.ChoiceField(
        label="Qué texto",
        widget=forms.RadioSelect(),
        error_messages={"required": "Elija el texto que se retira."},
    )
    motivo = MotivoField(
        widget=forms.Textarea(attrs={"rows": 2, "cols": 60}),
        help_text="Es público, y queda en la bitácora. Sin repetir lo que se retira.",
    )

    def __init__(self, *args: Any, edicion: Edicion, busca: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        asked = Retiro.objects.pendientes().filter(texto__edicion=edicion.slug)
        self.asked = {retiro.texto_id: retiro for retiro in asked.select_related("texto", "pedido_por")}
        found: dict[str, list[TextoSellado]] = {}
        self.everywhere = list(standing_texts())
        for texto, said in self.everywhere:
            if texto.edicion_id == edicion.slug and (texto.pk in self.asked or _says(said, busca)):
                found.setdefault(said, []).append(texto)
        self.busca = plain(busca)
        self.many = len(found)
        field: Any = self.fields["texto"]
        field.choices = [self._choice(said, textos) for said, textos in list(found.items())[:MOST]]

    def clean_motivo(self) -> str:
        """It is public, and passes the same gate as any other text."""
        motivo: str = self.cleaned_data["motivo"].strip()
        if look([TextoPublico("El motivo", motivo)]):
            raise ValidationError("El motivo es público: no nombre a nadie en él.")
        return " ".join(motivo.split())

    def _choice(self, said: str, textos: list[TextoSellado]) -> tuple[str, SafeString]:
        """Some words, once however many times they stand, what goes with them, and who asks for it.

        What is asked for is shown whole: nobody agrees with what they could not read.
        """
        one = next((texto for texto in textos if texto.pk in self.asked), textos[0])
        retiro = self.asked.get(one.pk)
        words = linebreaksbr(said) if retiro else _around(said, self.busca)
        lines: list[str] = [format_html("{}: {}", place_of(one), words), *self._elsewhere(said, one)]
        if retiro:
            lines.append(f"{retiro.pedido_por.nombre} pide retirarlo: {retiro.motivo}")
        return one.pk, format_html_join(mark_safe("<br>"), "{}", ((line,) for line in lines))

    def _elsewhere(self, words: str, one: TextoSellado) -> Iterator[SafeString]:
        """Where else some words are withdrawn from, and which longer texts go whole because they have them."""
        others = [
            (texto, said) for texto, said in self.everywhere if texto.pk != one.pk and stands_in(words, said)
        ]
        longer = [texto for texto, said in others if said != words]
        alike = [texto for texto, said in others if said == words]
        if longer:
            named = "; ".join(self._place(texto) for texto in longer)
            yield format_html("<strong>También se retira, entero, lo que lo incluye: {}.</strong>", named)
        if alike:
            named = "; ".join(self._place(texto) for texto in alike[:NAMED])
            more = f"; y {len(alike) - NAMED} más" if len(alike) > NAMED else ""
            yield format_html(
                "Está también en {}: {}{}.", counted(len(alike), "lugar", "lugares"), named, more
            )

    def _place(self, texto: TextoSellado) -> str:
        return f"{place_of(texto)} ({texto.edicion_id})"


class LeavingForm(WithdrawalForm):
    """Which text that somebody asked to withdraw stays published, and why."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, busca="", **kwargs)
        self.fields["motivo"].help_text = "Queda en la bitácora. Sin repetir lo que se pidió retirar."


def _asked_of(record: Edicion) -> bool:
    """Whether somebody asked to withdraw a text of an edition, and nobody decided yet."""
    return Retiro.objects.pendientes().filter(texto__edicion=record.slug).exists()


def _says(said: str, busca: str) -> bool:
    return bool(busca) and plain(busca) in plain(said)


def _around(said: str, busca: str) -> SafeString:
    """A text, or of a long one what stands around the words that were looked for, marked."""
    start, end = _where(said, busca)
    if start == end:
        return format_html("{}", Truncator(said).chars(SHOWN))
    before, after = max(0, start - SHOWN // 2), end + SHOWN // 2
    return format_html(
        "{}{}<mark>{}</mark>{}{}",
        "…" if before else "",
        said[before:start],
        said[start:end],
        said[end:after],
        "…" if after < len(said) else "",
    )


def _where(said: str, busca: str) -> tuple[int, int]:
    """From where to where a text says what was looked for, however both are written."""
    seen: list[tuple[str, int]] = []
    for place, char in enumerate(said):
        if not char.isspace():
            seen += [(one, place) for one in plain(char)]
        elif seen and seen[-1][0] != " ":
            seen.append((" ", place))
    at = "".join(one for one, _ in seen).find(busca) if busca else -1
    return (seen[at][1], seen[at + len(busca) - 1][1] + 1) if at >= 0 else (0, 0)


class WithdrawalDesk(EditionDesk):
    """The side of the admin of an edition on which what it published is withdrawn."""

    @form_page(
        "Retirar un texto publicado",
        permission="retirar_texto",
        when=lambda record: record.estado == EstadoEdicion.PUBLICADA,
    )
    def retirar_texto(self, request: HttpRequest, record: Edicion) -> HttpResponse:
        busca = " ".join(request.GET.get("busca", "").split())
        form = WithdrawalForm(request.POST or None, edicion=record, busca=busca)
        if form.is_valid():
            self.message_user(request, self._withdraw(request, form), "SUCCESS")
            return HttpResponseRedirect(self.change_url(record))
        return self._ask(
            request,
            record,
            form,
            f"Retirar un texto publicado de la edición {record}",
            "Retirar",
            WARNING,
            "releases/retirar.html",
            busca=busca,
            more=max(0, form.many - MOST),
        )

    @form_page(
        "Dejar un texto que se pidió retirar",
        permission="dejar_texto",
        when=lambda record: record.estado == EstadoEdicion.PUBLICADA and _asked_of(record),
    )
    def dejar_texto(self, request: HttpRequest, record: Edicion) -> HttpResponse:
        form = LeavingForm(request.POST or None, edicion=record)
        if form.is_valid():
            withdrawing.leave(form.asked[form.cleaned_data["texto"]])
            self.message_user(request, "Se deja como está: ya no se pide retirarlo.", "SUCCESS")
            return HttpResponseRedirect(self.change_url(record))
        return self._ask(
            request,
            record,
            form,
            f"Dejar un texto que se pidió retirar de la edición {record}",
            "Dejarlo publicado",
            "Sigue publicado como está. Quien lo pidió puede pedirlo otra vez, y explicarlo mejor.",
        )

    def _withdraw(self, request: HttpRequest, form: WithdrawalForm) -> str:
        """Ask for it, or agree with whoever asked; what is told then."""
        por: Any = request.user
        lugar, motivo = form.cleaned_data["texto"], form.cleaned_data["motivo"]
        if retiro := form.asked.get(lugar):
            done = withdrawing.agree(retiro, por, timezone.localdate())
            return f"Retirado de {counted(len(done), 'lugar', 'lugares')}. Los sellos siguen siendo válidos."
        withdrawing.ask(lugar, por, motivo)
        return "Pedido. Se retira cuando otra persona esté de acuerdo: avísele."

    def waiting(self, request: HttpRequest) -> list[dict[str, Any]]:
        """What somebody else asked to withdraw, and waits for a second person."""
        asked = (
            Retiro.objects.pendientes().exclude(pedido_por=request.user.pk).select_related("texto__edicion")
        )
        if not grants(request).may("retirar_texto", Edicion) or not (retiros := list(asked)):
            return super().waiting(request)
        published = retiros[0].texto.edicion
        edicion = Edicion.objects.get(year=published.year, numero=published.numero)
        (page,) = (page for page in self.pages() if page.name == "retirar_texto")
        waits = {"title": "Textos por retirar", "count": len(retiros), "oldest": None}
        return [{**waits, "url": self.page_url(page, edicion)}, *super().waiting(request)]
