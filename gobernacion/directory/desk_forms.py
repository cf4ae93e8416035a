"""What the steward writes: whom to compare, what was decided and why, what the documents say."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from gobernacion.access.reasons import MotivoField, ReasonForm
from gobernacion.codes import CodigoFormField
from gobernacion.days import NacimientoFormField
from gobernacion.directory.correcting import CORREGIDOS
from gobernacion.directory.models import Ficha, Persona
from gobernacion.directory.models.ficha import known_to_some_area
from gobernacion.directory.search import search_key

NOBODY = "Nadie del directorio tiene ese documento."
SEVERAL = "Ese número es de varios documentos: escriba uno entero, como está aquí: {}."
MOST_OF_A_NUMBER = 50
ITSELF = "Es la misma persona: escriba el documento de la otra."


def personas_of(documento: str) -> list[Persona]:
    """Those a RUN or another document names, in any spelling; of several, the one written as it is shown."""
    known = Persona.objects.filter(known_to_some_area(timezone.localdate()))
    named = documento.partition("(")[0]
    found = list(known.escrito(named).order_by("id")[:MOST_OF_A_NUMBER])
    exact = [one for one in found if search_key(one.identificacion) == search_key(documento)]
    return exact or found


class OtherForm(forms.Form):
    """With whom a person is compared. What is typed is sent in the body: a document does not belong in an address."""

    documento = CodigoFormField(label="RUN o documento de la otra persona", max_length=120)

    def __init__(self, *args: Any, one: Persona, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.one = one
        self.other: Persona | None = None

    def clean_documento(self) -> str:
        typed: str = self.cleaned_data["documento"]
        found = {one.titular: one for one in personas_of(typed)}
        if not found:
            raise ValidationError(NOBODY)
        found.pop(self.one.titular, None)
        if not found:
            raise ValidationError(ITSELF)
        if len(found) > 1:
            said = "; ".join(one.identificacion for one in found.values())
            raise ValidationError(SEVERAL.format(said))
        self.other = Persona.objects.get(pk=next(iter(found)))
        return typed


class JoinForm(ReasonForm):
    """Which of the two documents the person goes on with."""

    con = forms.UUIDField(widget=forms.HiddenInput)
    conserva = forms.TypedChoiceField(
        label="La persona sigue con el documento", coerce=UUID, widget=forms.RadioSelect
    )
    motivo = MotivoField()

    def __init__(self, *args: Any, personas: tuple[Persona, Persona], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.order_fields(["con", "conserva", "motivo"])
        with_run_first = sorted(personas, key=lambda persona: not persona.run)
        self.fields["conserva"].choices = [(one.pk, one.identificacion) for one in with_run_first]  # type: ignore[attr-defined]
        self.initial.setdefault("conserva", with_run_first[0].pk)


class TellApartForm(ReasonForm):
    con = forms.UUIDField(widget=forms.HiddenInput)


class CorrectionForm(forms.ModelForm):  # type: ignore[type-arg]  # generic only for the type checker
    """What the documents say of a person, to be written in every area."""

    leidas = forms.CharField(widget=forms.HiddenInput)
    motivo = MotivoField()

    class Meta:
        model = Ficha
        fields = CORREGIDOS
        field_classes = {"nacimiento": NacimientoFormField}
