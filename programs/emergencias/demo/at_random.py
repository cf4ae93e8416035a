"""Records of every kind, in every state, drawn over three years and fitted to nothing."""

from __future__ import annotations

from datetime import date, timedelta

from gobernacion.lib.periods import Period
from gobernacion.records.actividades import CausaSuspension
from gobernacion.records.demo import Life, any_day, noon, write, write_lives
from programs.emergencias.demo.desk import Desk, Invented, Plan
from programs.emergencias.models import (
    Camion,
    Entrega,
    EstadoSolicitud,
    Evento,
    Nivel,
    SolicitudAgua,
    Tema,
    TipoActividad,
    TipoEvento,
    Turno,
)

YEARS = Period(date(2018, 1, 1), date(2021, 1, 1))


def randomised(seed: int, n: int) -> None:
    """Write ``n`` records."""
    drawing = Drawing(seed)
    kinds = (drawing.request, drawing.delivery, drawing.event, drawing.watch, drawing.activity)
    for drawn in range(n):
        kinds[drawn % len(kinds)]()
    drawing.keep()


class Drawing:
    """What has been drawn so far; the first request and the first event are lived to their end."""

    def __init__(self, seed: int) -> None:
        self.seed, self.desk = seed, Desk("azar", seed)
        self.chance, self.comunas = self.desk.chance, self.desk.comunas
        self.camiones = list(Camion.objects.order_by("pk"))
        if not self.camiones:
            self.camiones = self.desk.trucks(dict.fromkeys(self.desk.by_name, 2), YEARS.desde)
        standing = SolicitudAgua.objects.vigentes().exclude(estado=EstadoSolicitud.RECHAZADA)
        self.taken = set(standing.values_list("comuna", "year", "trimestre"))
        self.requests: list[Life[SolicitudAgua]] = []
        self.deliveries: list[Entrega] = []
        self.events: list[Life[Evento]] = []
        self.watches: list[Turno] = []
        self.activities: list[Invented] = []

    def keep(self) -> None:
        write_lives(self.requests)
        write(self.deliveries)
        self.desk.keep_events(self.events)
        write(self.watches)
        self.desk.keep(self.activities)

    def day(self) -> date:
        return any_day(YEARS, self.chance)

    def later(self, day: date) -> date:
        return day + timedelta(days=self.chance.choice([0, 1, 5, self.chance.randrange(120)]))

    def request(self) -> None:
        """At most one of a municipality and quarter stands: the rest were refused or annulled."""
        chance, desk, came = self.chance, self.desk, self.day()
        comuna, ahead = chance.choice(self.comunas), came + timedelta(days=chance.randrange(80))
        which = comuna.pk, ahead.year, (ahead.month - 1) // 3 + 1
        camiones, personas = chance.randint(1, 6), chance.randint(20, 1500)
        asked = desk.request(comuna, which[1], which[2], camiones, personas, came)
        reviewed = self.later(came)
        dispatched = self.later(reviewed)
        first = not self.requests
        fate = "despachar" if first else chance.choice(["nada", "revisar", "despachar", "rechazar"])
        if which in self.taken:
            fate = chance.choice(["rechazar", "anular"])
        elif fate != "rechazar":
            self.taken.add(which)
        if fate in ("revisar", "despachar"):
            desk.review(asked, reviewed, chance.randint(1, camiones), chance.randint(10, personas))
        if fate == "despachar":
            desk.dispatch(asked, dispatched)
        if fate == "rechazar":
            desk.refuse(asked, reviewed)
        if fate == "anular" or (not first and chance.random() < 0.05):
            desk.annul(asked, dispatched)
        self.requests.append(asked)

    def delivery(self) -> None:
        place = f"Localidad inventada {self.seed}-{len(self.deliveries)}"
        camion, comuna = self.chance.choice(self.camiones), self.chance.choice(self.comunas)
        made = self.desk.delivery(camion, comuna, self.day(), place)
        self._perhaps_annul(made)
        self.deliveries.append(made)

    def event(self) -> None:
        day = self.day()
        happened = self.desk.event(
            self.chance.choice(self.comunas), TipoEvento(self.chance.choice(TipoEvento.values)), day
        )
        first = not self.events
        if first or self.chance.random() < 0.7:
            self.desk.end(happened, day := self.later(day))
            if not first and self.chance.random() < 0.4:
                self.desk.reopen(happened, day := self.later(day))
                if self.chance.random() < 0.5:
                    self.desk.end(happened, day := self.later(day))
        if not first and self.chance.random() < 0.1:
            self.desk.annul(happened, self.later(day))
        self.events.append(happened)

    def watch(self) -> None:
        first = self.day()
        last = first + timedelta(days=self.chance.choice([0, 6, 30]))
        made = self.desk.watch(first, last, self.chance.randrange(24), self.chance.randint(1, 24))
        self._perhaps_annul(made)
        self.watches.append(made)

    def activity(self) -> None:
        chance, desk, planned = self.chance, self.desk, self.day()
        plan = Plan(
            TipoActividad(chance.choice(TipoActividad.values)),
            chance.choice([Tema.MICROZONIFICACION, Tema(chance.choice(Tema.values))]),
            Nivel(chance.choice(Nivel.values)),
            planned,
            fuera_de_plan=chance.random() < 0.2,
        )
        made = desk.enter(plan, chance.choice(self.comunas), planned - timedelta(days=chance.randrange(60)))
        then = self.later(planned)
        match chance.choice(["realizar", "realizar", "tercero", "suspender", "nada"]):
            case "realizar":
                desk.do(made, then)
            case "tercero":
                desk.done_by_another(made, then)
            case "suspender":
                desk.suspend(made, then, CausaSuspension(chance.choice(CausaSuspension.values)))
        if chance.random() < 0.1:
            desk.annul(made, then)
        self.activities.append(made)

    def _perhaps_annul(self, record: Entrega | Turno) -> None:
        if self.chance.random() < 0.1:
            record.anulado_el = record.ocurrido_el + timedelta(days=3)
            record.anulado_por = self.desk.jefatura
            record.motivo_anulacion = "Se registró dos veces."
            record.registrado_el = noon(record.ocurrido_el)
