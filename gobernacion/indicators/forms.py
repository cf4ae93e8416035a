"""What is asked of whoever decides on what an area promises."""

from __future__ import annotations

from django import forms

from gobernacion.access.public_text import names_nobody
from gobernacion.access.reasons import MotivoField, ReasonForm
from gobernacion.indicators.models import AVANCES, EstadoCompromiso


class DecisionForm(ReasonForm):
    """Why something is decided, and the version that was read."""

    version_leida = forms.IntegerField(min_value=1, widget=forms.HiddenInput)
    motivo = MotivoField(
        widget=forms.Textarea(attrs={"rows": 2, "cols": 60}),
        help_text="Queda en la historia. Sin nombres ni RUN.",
    )


class AdvanceForm(DecisionForm):
    estado = forms.ChoiceField(
        label="Estado",
        choices=[(estado.value, estado.label) for estado in EstadoCompromiso if estado in AVANCES],
    )
    evidencia = forms.CharField(
        label="En qué se apoya",
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4, "cols": 60}),
        validators=[names_nobody],
        help_text="Actas, resoluciones, fechas. Se publica en la cuenta de ese año.",
    )
    field_order = ("version_leida", "estado", "evidencia", "motivo")
