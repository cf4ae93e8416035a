"""What is asked to measure an edition, to confirm its areas, to explain what does not add up, and to correct it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from gobernacion.access.public_text import names_nobody
from gobernacion.access.reasons import GATE, TO_BEGIN_WITH, MotivoField, ReasonForm
from gobernacion.days import DiaFormField
from gobernacion.indicators.figures import Calificador
from gobernacion.indicators.registry import registry
from gobernacion.numbers import FIGURE_DIGITS, DecimalFormField, EnteroFormField
from gobernacion.published.seal import digest
from gobernacion.published.wording import amount
from gobernacion.releases.confirming import Respuesta
from gobernacion.releases.drafting import next_edition
from gobernacion.releases.measuring import Confronto
from gobernacion.releases.models import Capitulo, Cifra, Cuadratura, Edicion, RespuestaSinRegistros
from gobernacion.releases.reading import moved, told
from gobernacion.transitions import TransicionRechazada

FIRST_YEAR = 1990


class MeasuringForm(forms.Form):
    """Which year, and up to which day if it has not ended."""

    year = EnteroFormField(label="Año", min_value=FIRST_YEAR)
    corte = DiaFormField(
        label="A la fecha",
        required=False,
        help_text="Último día que se cuenta. Déjelo vacío para el año entero, si ya terminó.",
        widget=forms.DateInput(attrs={"placeholder": "dd-mm-aaaa"}),
    )

    def clean_year(self) -> int:
        year: int = self.cleaned_data["year"]
        if year > timezone.localdate().year:
            raise ValidationError("Ese año aún no empieza.")
        return year

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        year, corte, today = cleaned.get("year"), cleaned.get("corte"), timezone.localdate()
        if year is None or "corte" in self.errors:
            return cleaned
        if corte is None and year == today.year:
            self.add_error("corte", "El año no ha terminado: diga hasta qué día se cuenta.")
        elif corte is not None and corte > today:
            self.add_error("corte", "Esa fecha aún no llega.")
        elif corte is not None and corte.year != year:
            self.add_error("corte", f"La fecha debe ser de {year}.")
        else:
            try:
                next_edition(year, corte)
            except TransicionRechazada as refusal:
                self.add_error("year", str(refusal))
        return cleaned


class NoteForm(forms.Form):
    """The public note that explains one contradiction."""

    cuadratura = forms.ModelChoiceField(
        label="Lo que no cuadra", queryset=Cuadratura.objects.none(), empty_label=None
    )
    texto = forms.CharField(
        label="Nota pública",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 5, "cols": 80}),
        validators=[names_nobody],
    )
    firma = forms.CharField(
        label="Firma",
        max_length=200,
        help_text="Unidad y nombre de quien responde.",
        validators=[names_nobody],
    )

    def __init__(self, *args: Any, found: Iterable[Cuadratura], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["cuadratura"]
        field.queryset = Cuadratura.objects.filter(pk__in=[one.pk for one in found]).order_by("orden")
        field.label_from_instance = lambda one: f"{one.nombre}. {one.frase}"


class GivenBackForm(ReasonForm):
    """Why an edition is sent back, or a confirmation taken back."""

    motivo = MotivoField(
        widget=TO_BEGIN_WITH, help_text="Queda en la bitácora, y lo lee quien puede ver la edición."
    )


class DiscardForm(ReasonForm):
    """Why an edition is thrown away: shorter, for the journal says before it which one it was."""

    motivo = MotivoField(widget=TO_BEGIN_WITH, max_length=160)


class ErratumForm(forms.Form):
    """What an erratum corrects of a published edition, and why; citizens read it."""

    que_corrige = forms.CharField(
        label="Qué corrige y por qué",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 5, "cols": 80, "autofocus": True}),
        validators=[*GATE],
        help_text="Es público: lo lee cualquiera en la edición nueva y en la que reemplaza.",
    )


class TakeForm(forms.Form):
    """Which indicators take what the records measure today."""

    codigos = forms.MultipleChoiceField(
        label="Qué se mide de nuevo", widget=forms.CheckboxSelectMultiple(), choices=()
    )

    def __init__(self, *args: Any, confronted: Iterable[Confronto], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["codigos"]
        self.movements = moved(confronted)
        field.choices = list(self.movements.items())


def _number(label: str, help_text: str) -> DecimalFormField:
    """A number of a figure, which may be left out."""
    return DecimalFormField(
        label=label, required=False, max_digits=FIGURE_DIGITS, decimal_places=4, help_text=help_text
    )


class RestateForm(forms.Form):
    """A stated figure as it should have been said, with the sentence that says it.

    ``leida`` is what it said on the screen: what somebody else corrected meanwhile is not written over unseen.
    """

    SAID = ("valor", "calificador", "meta", "fuente", "nota")

    leida = forms.CharField(widget=forms.HiddenInput(), max_length=64)
    valor = _number("Valor", "Vacío solo si la fuente no da un número.")
    calificador = forms.ChoiceField(
        label="Cómo lo matiza la fuente",
        required=False,
        choices=[
            (one.value, one.value or "exacta") for one in Calificador if one is not Calificador.PROTEGIDA
        ],
    )
    meta = _number("Meta", "Solo si la fuente dice una; en blanco queda sin meta.")
    fuente = forms.CharField(
        label="Frase que lo dice",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3, "cols": 80}),
        validators=[names_nobody],
    )
    nota = forms.CharField(
        label="Nota",
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2, "cols": 80}),
        validators=[names_nobody],
    )

    def __init__(self, data: Mapping[str, Any] | None, cifra: Cifra) -> None:
        self.cifra = cifra
        said = {name: getattr(cifra, name) for name in self.SAID}
        self.now = digest([str(value) for value in said.values()])
        super().__init__(data, initial={**said, "leida": self.now})

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if "valor" in cleaned and "calificador" in cleaned:
            unsaid = cleaned["calificador"] == Calificador.NO_INFORMADA
            if cleaned["valor"] is None and not unsaid:
                self.add_error("valor", "Escriba el valor, o diga que la fuente no lo informa.")
            elif cleaned["valor"] is not None and unsaid:
                self.add_error("calificador", "Una cifra con valor está informada.")
        self._refuse_what_cannot_be(cleaned)
        self._refuse_what_was_not_read(cleaned)
        return cleaned

    def _refuse_what_was_not_read(self, said: Mapping[str, Any]) -> None:
        if said.get("leida") == self.now:
            return
        meta = "" if self.cifra.meta is None else f", con meta {amount(self.cifra.meta, self.cifra.unidad)}"
        self.add_error(
            None,
            f"Otra persona corrigió esta cifra mientras usted escribía. Ahora dice {told(self.cifra)}{meta}: "
            f"«{self.cifra.fuente}» {self.cifra.nota}".strip()
            + " Revise lo que escribió y guarde de nuevo.",
        )
        again: Any = self.data.copy()  # type: ignore[attr-defined]
        again["leida"] = self.now
        self.data = again

    def _refuse_what_cannot_be(self, said: Mapping[str, Any]) -> None:
        indicador = registry().get(self.cifra.codigo)
        if indicador is None:
            return
        for name, refuses in (("valor", indicador.refuses), ("meta", indicador.refuses_target)):
            if said.get(name) is not None and (refusal := refuses(said[name])):
                self.add_error(name, refusal[0].upper() + refusal[1:])


COMO_SE_CITA = (
    "Se escribe en Markdown: una línea en blanco entre párrafos, ### antes de un título, un guion antes de cada "
    "punto de una lista. Las cifras se citan por su código, entre llaves: {OR-001}; de una categoría, "
    "{OR-001:comuna=La Serena}; de otro período, {OR-001@2018}; en palabras, si es un monto, {OR-003|palabras}; su "
    "meta, {GT-001|meta}."
)
CAPITULO = "capitulo_"
WRITTEN_MEANWHILE = (
    "Otra persona cambió este texto mientras usted escribía. Ahora dice: «%(said)s». Junte los dos y guarde "
    "de nuevo."
)


class ChaptersForm(forms.Form):
    """What some chapters of an edition tell; of them, only what somebody changed is kept."""

    def __init__(self, *args: Any, capitulos: Iterable[Capitulo], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for capitulo in capitulos:
            self.fields[f"{CAPITULO}{capitulo.pk}"] = _words(str(capitulo), initial=capitulo.resumen, rows=12)

    def clean(self) -> dict[str, Any]:
        """Refuse to write over what somebody else wrote while it was being written; both are shown."""
        cleaned = super().clean() or {}
        for name in self.changed_data:
            stored, read = self.get_initial_for_field(self.fields[name], name), f"initial-{name}"
            if read in self.data and not _same(self.data[read], stored):
                self.add_error(name, ValidationError(WRITTEN_MEANWHILE, params={"said": stored or "—"}))
                again: Any = self.data.copy()  # type: ignore[attr-defined]
                again[read] = stored
                self.data = again
        return cleaned

    @property
    def head(self) -> dict[str, str]:
        """Of the edition itself it says nothing."""
        return {}

    @property
    def resumenes(self) -> dict[int, str]:
        """What each changed chapter tells, by its key."""
        changed = (name for name in self.changed_data if name.startswith(CAPITULO))
        return {int(name.removeprefix(CAPITULO)): self.cleaned_data[name] for name in changed}


class WordsForm(ChaptersForm):
    """All the words of an edition: its title, its presentation, what it corrects and what each chapter tells."""

    HEAD = ("titulo", "presentacion", "motivo")

    def __init__(self, *args: Any, edicion: Edicion, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        titulo = forms.CharField(
            label="Título",
            initial=edicion.titulo,
            max_length=200,
            widget=forms.TextInput(attrs={"size": 80}),
            validators=[names_nobody],
            show_hidden_initial=True,
        )
        presentacion = _words("Presentación", initial=edicion.presentacion, rows=8, required=False)
        head: dict[str, forms.Field] = {"titulo": titulo, "presentacion": presentacion}
        if edicion.reemplaza_id:
            head["motivo"] = _words("Qué corrige y por qué", initial=edicion.motivo, rows=3)
        self.fields = {**head, **self.fields}

    @property
    def head(self) -> dict[str, str]:
        """Those of the edition itself, where they were changed."""
        return {name: self.cleaned_data[name] for name in self.HEAD if name in self.changed_data}


def _same(one: str, other: str) -> bool:
    """Whether two texts say the same, however a browser ends their lines."""
    return one.split() == other.split()


def _words(label: str, rows: int, **more: Any) -> forms.CharField:
    return forms.CharField(
        label=label,
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": rows, "cols": 80}),
        validators=[names_nobody],
        show_hidden_initial=True,
        **more,
    )


class ConfirmingForm(forms.Form):
    """What is said of each kind of record of which an area has none; ``leido`` is what was on the screen."""

    leido = forms.CharField(widget=forms.HiddenInput(), max_length=64)

    def __init__(self, *args: Any, asked: Mapping[str, Iterable[Cifra]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.names = {f"clase_{place}": clases for place, clases in enumerate(asked)}
        for name, clases in self.names.items():
            figures = ", ".join(cifra.codigo for cifra in asked[clases])
            self.fields[name] = forms.ChoiceField(
                label=f"Nadie registró {clases} en el período",
                choices=RespuestaSinRegistros.choices,
                widget=forms.RadioSelect(),
                help_text=f"Dependen de ello: {figures}.",
            )
        if asked:
            self.fields["por_que"] = forms.CharField(
                label="Por qué no se informa",
                required=False,
                max_length=1000,
                widget=forms.Textarea(attrs={"rows": 3, "cols": 80}),
                validators=[names_nobody],
                help_text="Es público: lo lee cualquiera junto a la cifra.",
            )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        untold = RespuestaSinRegistros.NO_INFORMADA in [cleaned.get(name) for name in self.names]
        if untold and not cleaned.get("por_que", "").strip() and "por_que" not in self.errors:
            self.add_error("por_que", "Lo que no se informa dice por qué.")
        return cleaned

    @property
    def answers(self) -> dict[str, Respuesta]:
        """By kind of record."""
        told = {clases: self.cleaned_data[name] for name, clases in self.names.items()}
        why = self.cleaned_data.get("por_que", "")
        return {
            clases: Respuesta(said, why if said == RespuestaSinRegistros.NO_INFORMADA else "")
            for clases, said in told.items()
        }
