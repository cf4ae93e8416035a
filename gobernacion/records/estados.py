"""The life of each kind of record of an area, drawn and told for who works with it: its states, steps and stages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from gobernacion.access.registry import registry
from gobernacion.access.roles import Rol
from gobernacion.areas import AreaConfig
from gobernacion.labels import label_of
from gobernacion.records.etapas import Etapa, OtraPersona, Tope, Tras
from gobernacion.records.models import Record
from gobernacion.records.transitions import Transition, transitions_of

NAME = "estados.md"


def path_of(area: AreaConfig) -> Path:
    """Where the page of an area is kept: in its own folder."""
    return Path(area.path) / NAME


def page_of(area: AreaConfig) -> str:
    """The page of an area, in Markdown; nothing where no record of it has steps."""
    kinds = [model for model in area.get_models() if issubclass(model, Record) and transitions_of(model)]
    if not kinds:
        return ""
    head = [f"# {area.titulo}: los estados y los pasos", "", "La escribe `manage.py estados`.", ""]
    return "\n".join([*head, *(line for model in kinds for line in _life_of(model))]).rstrip() + "\n"


def _life_of(model: type[Record]) -> Iterator[str]:
    states = _states(model)
    steps = transitions_of(model)
    yield f"## {str(model._meta.verbose_name).capitalize()}"
    yield ""
    yield "```mermaid"
    yield "stateDiagram-v2"
    for value, label in states.items():
        yield f'    state "{label}" as {value}'
    yield f"    [*] --> {_estado(model).default}"
    for step in steps:
        yield from (f"    {start} --> {end}: {step.label}" for start in step.source for end in step.targets)
    yield "```"
    yield ""
    yield "| Paso | Desde | Queda | Quién | Qué pide |"
    yield "|---|---|---|---|---|"
    for step in steps:
        yield _row(
            [step.label, _in(states, step.source), _in(states, step.targets) or "igual", *_who(model, step)]
        )
    yield ""
    if told := [etapa for etapa in model.etapas if etapa.filas]:
        yield "| Etapa | Se sabe en | Qué lleva | Qué se exige |"
        yield "|---|---|---|---|"
        for etapa in told:
            yield _row(
                [
                    etapa.titulo,
                    _in(states, etapa.estados),
                    _labels(model, etapa.campos),
                    *_asked(model, etapa),
                ]
            )
        yield ""


def _who(model: type[Record], step: Transition) -> tuple[str, str]:
    politica = registry().of(model)
    roles = politica.acciones.get(step.name, ()) if politica else ()
    who = " o ".join(Rol(one).label.lower() for one in sorted(roles))
    if step.not_same_as:
        who += f", y no quien figura en {_labels(model, step.not_same_as)}"
    asked = _labels(model, step.fields)
    may = f"y, si hay, {_labels(model, step.optional)}" if step.optional else ""
    return who, " ".join(one for one in (asked, may) if one) or "nada"


def _asked(model: type[Record], etapa: Etapa) -> tuple[str]:
    said = [etapa.con[1]] if etapa.con[1] else []
    rules = (rule for rule in etapa.reglas if isinstance(rule, Tras | Tope | OtraPersona))
    said += [str(rule.invariant(model, model.etapas, etapa).violation_error_message) for rule in rules]
    return (" ".join(said),)


def _states(model: type[Record]) -> dict[str, str]:
    return {value: str(label) for value, label in _estado(model).flatchoices}


def _estado(model: type[Record]) -> Any:
    options: Any = model._meta
    return options.get_field("estado")


def _in(states: dict[str, str], named: Iterable[str]) -> str:
    return ", ".join(states[state] for state in named)


def _labels(model: type[Record], names: Iterable[str]) -> str:
    stored = {one.name for one in (*model._meta.fields, *model._meta.many_to_many)}
    return ", ".join(label_of(model, name) for name in names if name in stored)


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"
