"""The forms of the desk: the goatherd as they are inscribed, a card issued, and the line of a round."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from gobernacion.access.editing import VersionedForm
from gobernacion.codes import CodigoFormField
from gobernacion.days import DiaFormField
from gobernacion.directory.ficha_fields import FichaFields
from gobernacion.directory.models import Ficha, Persona
from gobernacion.lib.run import RunInvalido
from gobernacion.numbers import EnteroFormField
from gobernacion.records.listing import NUMERO
from gobernacion.records.models import validate_not_future
from programs.caprino.models import CATEGORIAS, Criancero, MotivoDuplicado, Rebano
from programs.caprino.models.estados import MAYOR_REBANO

YA_INSCRITO = "Esta persona ya está inscrita: {}. Búsquela en la lista por su RUN."
NO_INSCRITO = "Nadie del registro tiene ese RUN o número: inscriba a la persona con «Añadir criancero»."


class CrianceroForm(FichaFields, VersionedForm):
    """A person and where they keep their herd."""

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        localidad = self.cleaned_data.get("localidad")
        if localidad is not None:
            self.instance.comuna = localidad.comuna
        if self.ficha is not None and not self.ficha._state.adding:
            others = Criancero.objects.vigentes().filter(ficha=self.ficha).exclude(pk=self.instance.pk)
            if other := others.first():
                self.add_error("ficha_run", YA_INSCRITO.format(other))
        return cleaned


class OperativoForm(VersionedForm):
    """A round; what its locality says of the place is taken from there."""

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        localidad = self.cleaned_data.get("localidad")
        if localidad is not None and "lugar" in self.cleaned_data and not self.cleaned_data["lugar"]:
            self.cleaned_data["lugar"] = localidad.lugar
        return cleaned


class EmisionForm(forms.Form):
    """The day a card is issued."""

    fecha = DiaFormField(label="Emitido el", validators=[validate_not_future])


class DuplicadoForm(EmisionForm):
    motivo_duplicado = forms.ChoiceField(
        label="Motivo del duplicado", choices=[("", "---------"), *MotivoDuplicado.choices]
    )


class RondaForm(forms.Form):
    """One goatherd who came to the round: who, and the heads they declare if they do."""

    persona = CodigoFormField(
        label="RUN o número de registro",
        max_length=40,
        required=False,
        widget=forms.TextInput(attrs={"autofocus": True, "autocomplete": "off"}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.criancero: Criancero | None = None
        for categoria, nombre in CATEGORIAS.items():
            self.fields[categoria] = EnteroFormField(
                label=nombre,
                min_value=0,
                max_value=MAYOR_REBANO,
                required=False,
                widget=forms.TextInput(attrs={"inputmode": "numeric"}),
            )

    @property
    def heads(self) -> list[Any]:
        """The boxes in which the herd is typed."""
        return [self[categoria] for categoria in CATEGORIAS]

    def clean_persona(self) -> str:
        said: str = self.cleaned_data["persona"]
        if said:
            self.criancero = self._find(said)
        return said

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if self.declares and not cleaned.get("persona") and "persona" not in self.errors:
            self.add_error("persona", "Diga de quién es el rebaño.")
        return cleaned

    @property
    def declares(self) -> bool:
        """Whether anything was said of the herd."""
        return any(self.cleaned_data.get(categoria) is not None for categoria in CATEGORIAS)

    def rebano(self, criancero: Criancero, fecha: Any) -> Rebano:
        """The herd as it was declared."""
        heads = {categoria: self.cleaned_data[categoria] or 0 for categoria in CATEGORIAS}
        return Rebano(criancero=criancero, fecha=fecha, **heads)

    @staticmethod
    def _find(said: str) -> Criancero:
        inscribed = Criancero.objects.vigentes()
        if NUMERO.fullmatch(said):
            year, _, number = said.partition("-")
            found = inscribed.filter(numero=f"{year}-{int(number):05d}").first()
        else:
            try:
                documento = Persona.con_run(said)
            except RunInvalido as refusal:
                raise ValidationError(str(refusal)) from None
            known = Ficha.objects.de_area(Criancero._meta.app_label).de_la_persona(documento)
            found = inscribed.filter(ficha__in=known).first()
        if found is None:
            raise ValidationError(NO_INSCRITO)
        return found
