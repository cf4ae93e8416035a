"""The person a record is about, typed in the record's own form.

The form looks only in its own area. A RUN that another area knows is answered exactly like one nobody ever typed.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Any, Self

from django import forms
from django.core.exceptions import ValidationError

from gobernacion.access.grants import Grants
from gobernacion.access.rules import Accion
from gobernacion.codes import CorreoFormField
from gobernacion.days import NacimientoFormField
from gobernacion.directory.forgetting import make_room
from gobernacion.directory.models import Documento, Ficha, Persona
from gobernacion.directory.same_person import NEEDED, SPELLED, SamePersonFields, strangers, words_of
from gobernacion.directory.typed_document import KINDS
from gobernacion.territory.models import Comuna, Sector
from gobernacion.versions import RegistroCambiado

FALTA = "Complete este dato: su área todavía no tiene la ficha de esta persona."
FALTA_APELLIDO = "Complete este dato, o marque «Tiene un solo nombre» si no usa apellido."
SOBRA_APELLIDO = "Borre el apellido, o quite esta marca."
TRAIDA = (
    "Su área ya conoce a esta persona. Trajimos su ficha: compruebe que sea ella, corrija lo que haya cambiado "
    "y guarde otra vez."
)
CAMBIADA = (
    "Otra persona cambió la ficha mientras usted tenía abierta esta página. Revise los datos marcados "
    "y guarde otra vez."
)
DICE = "La ficha dice «{}»; usted escribió «{}». Deje lo que corresponda."

DATOS = (
    "nombres",
    "primer_apellido",
    "segundo_apellido",
    "nombre_social",
    "nacimiento",
    "sexo",
    "nacionalidad",
    "comuna",
    "sector",
    "direccion",
    "telefono",
    "correo",
)
"""What is typed of a person besides the document."""

DERIVED = ("identificacion", "clave", "clave_nombres", "clave_social", "solo_year")


def _dato(name: str, **options: Any) -> Any:
    """The form field of a field of the ficha, never required by itself: a ficha the area has fills it."""
    return Ficha._meta.get_field(name).formfield(**{"required": False, "initial": None, **options})  # type: ignore[union-attr]


class SectorChoice(forms.ModelChoiceField):  # type: ignore[type-arg]
    def label_from_instance(self, sector: Any) -> str:
        return f"{sector.nombre} ({sector.comuna.nombre})"


class FichaFields(SamePersonFields):
    """The form of a record about one person: finds the person in the area's own fichas, or writes a new ficha.

    The record's model has a foreign key to Ficha named ``ficha``. Whoever shows the form says on whose behalf, with
    ``asked_by``; whoever saves the record calls ``save_ficha`` before it, in the same transaction.
    """

    falta_comuna = ""
    """Of a record that is counted in the comuna where its person lives: what is said to whoever does not tell it."""

    ficha_nombres = _dato("nombres")
    ficha_primer_apellido = _dato("primer_apellido")
    ficha_segundo_apellido = _dato("segundo_apellido")
    ficha_un_nombre = forms.BooleanField(
        label="Tiene un solo nombre, sin apellido", required=False, initial=False
    )
    ficha_nombre_social = _dato("nombre_social")
    ficha_nacimiento = _dato(
        "nacimiento",
        form_class=NacimientoFormField,
        widget=forms.DateInput(attrs={"placeholder": "dd-mm-aaaa"}),
    )
    ficha_sexo = _dato("sexo")
    ficha_nacionalidad = _dato("nacionalidad", initial="CL")
    ficha_comuna = _dato("comuna", queryset=Comuna.objects.ordenadas())
    ficha_sector = SectorChoice(
        label="Sector o localidad",
        queryset=Sector.objects.select_related("comuna").ordenados(),
        required=False,
        help_text="Si elige el sector, la comuna se completa sola.",
    )
    ficha_direccion = _dato("direccion")
    ficha_telefono = _dato("telefono")
    ficha_correo = _dato("correo", form_class=CorreoFormField)

    FIELDSET: Any = (
        "Persona",
        {
            "fields": (
                "ficha_leida",
                "ficha_documento",
                "ficha_run",
                ("ficha_numero", "ficha_pais"),
                "ficha_motivo",
                "ficha_es",
                ("ficha_nombres", "ficha_primer_apellido", "ficha_segundo_apellido"),
                ("ficha_un_nombre", "ficha_nombre_social"),
                ("ficha_nacimiento", "ficha_sexo", "ficha_nacionalidad"),
                ("ficha_comuna", "ficha_sector", "ficha_direccion"),
                ("ficha_telefono", "ficha_correo"),
            )
        },
    )
    """How the fields stand in the form of the record."""

    held: Grants

    class Media:
        js = ("directory/ficha_fields.js",)

    @classmethod
    def asked_by(cls, held: Grants) -> type[Self]:
        """This form for one person, who sees and writes of the ficha what the policy lets them."""
        return type(cls.__name__, (cls,), {"held": held, "__module__": cls.__module__})

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.area: str = self._meta.model._meta.app_label
        self.known: Ficha | None = None if self.instance._state.adding else self.instance.ficha
        """Whose record it was when the form was opened."""
        self.ficha: Ficha | None = self.known
        """Whose record it is."""
        self._documented_by: Persona | None = None
        self._motivo = ""
        self._ficha_changed = self._asked = False
        self._police()
        if self.known is not None:
            self.initial = {**as_typed(self.known), **self.initial}

    # --- what the policy lets ---

    def _police(self) -> None:
        """What the person does not see of a ficha is never sent; what they may not write stays as it is."""
        subject = self.known or Ficha(area=self.area)
        action = Accion.AGREGAR if self.known is None else Accion.MODIFICAR
        seen, written = self.held.visible(subject), self.held.editable(subject, action)
        self._names_seen = {*SPELLED} <= seen
        for name in DATOS:
            field = self.fields[f"ficha_{name}"]
            if isinstance(field.widget, forms.TextInput) and name != "nacimiento":
                field.widget.attrs.setdefault("class", "vTextField")
            if name in SPELLED:
                field.widget.attrs.pop("maxlength", None)  # what is too long is counted and said, never cut
            field.disabled = name not in written
            if name not in seen | written:
                self.initial[f"ficha_{name}"] = None
                field.widget = forms.HiddenInput()
        if not self.held.may(action, subject):
            for name in ("documento", "run", "numero", "pais", "motivo", "un_nombre"):
                self.fields[f"ficha_{name}"].disabled = True

    # --- what was typed ---

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        documento = self._typed_document()
        if documento is not None:
            self._complete_comuna()
            self._find(documento)
            if self.ficha is None:
                self._new_ficha(documento)
            elif not self._asked:
                self._known_ficha(self.ficha)
        # The record is checked next, and what it asks of the person must find somebody.
        self.instance.ficha = self.ficha or Ficha(area=self.area)
        if self.falta_comuna and self.ficha is not None:
            self._count_where_they_live(self.ficha)
        return cleaned

    def _count_where_they_live(self, ficha: Ficha) -> None:
        if ficha.comuna is not None:
            self.instance.comuna = ficha.comuna
        elif "ficha_comuna" not in self.errors:
            self.add_error("ficha_comuna", self.falta_comuna)

    def _complete_comuna(self) -> None:
        sector = self.cleaned_data.get("ficha_sector")
        if sector is not None and self.cleaned_data.get("ficha_comuna") is None:
            self.cleaned_data["ficha_comuna"] = sector.comuna

    # --- which ficha it is ---

    def _find(self, documento: Persona) -> None:
        """The ficha of the area with that document; in a record that has one already, the same or another."""
        own = self._own(documento)
        if self.known is not None and {documento.documento, self.known.persona.documento} == {
            Documento.SIN_DOCUMENTO
        }:
            self.ficha = self.known
            self._motivo = documento.motivo_sin_documento
        elif own is None and (maybe := self._of_same_number(documento)) is not None:
            self._ask_for(maybe, documento)
        elif own is None and self.known is not None and not self._by_hand(NEEDED):
            # The document changed and the name did not: it was mistyped, or found out since.
            self.ficha, self._documented_by = self.known, documento
        else:
            self.ficha = own
        if own is None:
            self._refuse_organisation(documento)

    def _own(self, documento: Persona) -> Ficha | None:
        """The ficha that the area has of whoever that document names."""
        return Ficha.objects.de_area(self.area).de_la_persona(documento).select_related("persona").first()

    def _check_surname(self) -> None:
        """Somebody has a surname, or it was said that they have none."""
        alone, surname = self._typed("un_nombre"), self._typed("primer_apellido")
        if not surname and not alone:
            self.add_error("ficha_primer_apellido", FALTA_APELLIDO)
        elif surname and alone:
            self.add_error("ficha_un_nombre", SOBRA_APELLIDO)

    def _new_ficha(self, documento: Persona) -> None:
        if not self._typed("nombres"):
            self.add_error("ficha_nombres", FALTA)
        self._check_surname()
        self.ficha = Ficha(area=self.area, persona=documento)
        self._write(self.ficha, [name for name in DATOS if not self.fields[f"ficha_{name}"].disabled])

    def _known_ficha(self, ficha: Ficha) -> None:
        """Take what was typed over a ficha the area has, if whoever typed it had that ficha in view."""
        differs = [name for name in DATOS if self._differs(ficha, name)]
        read = self.data.get(self.add_prefix("ficha_leida"), "")
        in_view = read == _version(ficha)
        another = self._ask_if_another(ficha, in_view)
        if another and in_view:
            return
        if not another and (in_view or not differs):
            self._ficha_changed = bool(differs)
            if "primer_apellido" in differs:
                self._check_surname()
            self._write(ficha, differs)
            return
        typed = self._by_hand(differs)
        if not another and not typed and not set(NEEDED) & set(differs):
            return
        for name in typed:
            if another and name in SPELLED:
                continue  # the question says it
            now, then = (self._spoken(name, value) for value in (ficha.dice(name), self._typed(name)))
            self.add_error(f"ficha_{name}", DICE.format(now, then))
        self.add_error(None, CAMBIADA if read.startswith(f"{ficha.pk}:") else TRAIDA)
        self._show(ficha, keeping={*typed, *(SPELLED if another else ())})

    def _differs(self, ficha: Ficha, name: str) -> bool:
        field = self.fields[f"ficha_{name}"]
        return not field.disabled and (self._typed(name) or None) != (ficha.dice(name) or None)

    def _write(self, ficha: Ficha, names: list[str]) -> None:
        """Put what was typed on the ficha and check it, with the errors next to the fields."""
        for name in names:
            if f"ficha_{name}" not in self.errors:
                ficha.anotar(name, self._typed(name) or (None if Ficha._meta.get_field(name).null else ""))
        wrong = {name.removeprefix("ficha_") for name in self.errors}
        try:
            self._check(ficha, {"id", "persona", *DERIVED, *wrong})
        except ValidationError as error:
            for name, errors in error.update_error_dict({}).items():
                self.add_error(f"ficha_{name}" if name in DATOS else None, errors)

    def _check(self, ficha: Ficha, exclude: set[str]) -> None:
        """Put what was typed to the rules of a ficha."""
        ficha.full_clean(exclude=exclude, validate_unique=False)

    # --- showing the ficha the area has ---

    def _show(self, ficha: Ficha, keeping: Collection[str]) -> None:
        """Fill the form with the ficha, all but what was typed: saving again is a decision taken with it in view."""
        data: Any = self.data
        self.data = data = data.copy()
        kept = {f"ficha_{name}" for name in KINDS | {"documento": ()}} if self._documented_by else ()
        for name, value in as_typed(ficha).items():
            if name in self.fields and name not in kept and name.removeprefix("ficha_") not in keeping:
                field = self.fields[name]
                data[self.add_prefix(name)] = field.prepare_value(value) if value is not None else ""

    def _spoken(self, name: str, value: Any) -> str:
        field = self.fields[f"ficha_{name}"]
        if isinstance(field, forms.ModelChoiceField) or value in (None, ""):
            return str(value or "—")
        if isinstance(field, forms.ChoiceField):
            return str(dict(field.choices).get(value, value))  # type: ignore[arg-type]
        return str(field.widget.format_value(value) or value)

    # --- saving ---

    def save_ficha(self) -> None:
        """Write the person before the record that names them. Raises TransicionRechazada if a colleague just did."""
        assert self.ficha is not None
        if self._documented_by is not None:
            make_room(self.area, Persona.objects.del_documento(self._documented_by))
            self.ficha.documentar(self._documented_by)
        elif self.ficha._state.adding:
            self.ficha = self._keep(self.ficha)
        elif (
            not Ficha.objects.vigentes()
            .select_for_update()
            .filter(pk=self.ficha.pk)
            .values_list("pk")
            .first()
        ):
            # The directory set it aside a moment ago.
            raise RegistroCambiado
        elif self._ficha_changed:
            self.ficha.save()
        if self._motivo:
            Persona.objects.filter(pk=self.ficha.persona_id).update(motivo_sin_documento=self._motivo)
        self.instance.ficha = self.ficha

    def _keep(self, ficha: Ficha) -> Ficha:
        """The new ficha, or the one a colleague of the area wrote of the same person meanwhile."""
        ficha.persona = Persona.objects.keep(ficha.persona)
        make_room(self.area, Persona.objects.filter(pk=ficha.persona.pk))
        meanwhile = Ficha.objects.de_area(self.area).de_la_persona(ficha.persona).first()
        if meanwhile is not None:
            if strangers(words_of(ficha), words_of(meanwhile)):
                raise RegistroCambiado
            return meanwhile
        ficha.save()
        return ficha


def _version(ficha: Ficha) -> str:
    return f"{ficha.pk}:{ficha.version}"


def as_typed(ficha: Ficha) -> dict[str, Any]:
    """What the form holds of a ficha it has in view."""
    persona = ficha.persona
    return {
        "ficha_leida": _version(ficha),
        "ficha_documento": persona.documento,
        "ficha_run": ficha.identificacion if persona.run else persona.numero_provisorio,
        "ficha_numero": "" if persona.numero_provisorio else persona.numero_extranjero,
        "ficha_pais": persona.pais_emisor,
        "ficha_motivo": persona.motivo_sin_documento,
        "ficha_un_nombre": ficha.un_nombre,
        **{f"ficha_{name}": ficha.dice(name) for name in DATOS},
    }
