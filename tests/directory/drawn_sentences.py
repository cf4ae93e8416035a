"""Sentences of an account as people write them, some of which name somebody: drawn, each saying what it carries."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from random import Random

from gobernacion.directory.demo import Inventada
from gobernacion.lib.personal_data import Clase
from gobernacion.lib.run import DEMO_RANGE, check_digit

NOBODY = "nada"


@dataclass(frozen=True)
class Drawn:
    """A sentence, what it carries (``None``: nothing of anybody), and the way in which that was written."""

    texto: str
    clase: Clase | None
    forma: str


Writer = Callable[[Random], str]

SAID = (
    "Se entregó una mediagua a {} en La Serena.",
    "El caso de {} se derivó a la municipalidad.",
    "Gracias a {} se supo lo ocurrido",
    "Nota: faltan antecedentes ({}); se pidieron en marzo.",
    "Según {}, fueron 38 familias y no 83.",
    "{} recibió $1.250.000 en dos cuotas.",
    "Se corrige la cifra informada, ver {}.",
    "La ayuda llegó a las 12 familias de la quebrada, entre ellas {}.",
)


def _number(chance: Random) -> int:
    return DEMO_RANGE[chance.randrange(1_000_000)]


def _dotted(number: int, mark: str) -> str:
    return f"{number:,}".replace(",", mark)


def _run(shape: Callable[[int, str], str]) -> Writer:
    def write(chance: Random) -> str:
        number = _number(chance)
        return shape(number, check_digit(number))

    return write


FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")

RUNS: dict[str, Writer] = {
    "con puntos y guion": _run(lambda n, d: f"{_dotted(n, '.')}-{d}"),
    "con guion": _run(lambda n, d: f"{n}-{d}"),
    "con k minúscula o dígito": _run(lambda n, d: f"{n}-{d.lower()}"),
    "con guion largo": _run(lambda n, d: f"{_dotted(n, '.')}–{d}"),
    "con signo menos": _run(lambda n, d: f"{n}−{d}"),
    "con espacios": _run(lambda n, d: f"{_dotted(n, ' ')} - {d}"),
    "con comas": _run(lambda n, d: f"{_dotted(n, ',')}-{d}"),
    "con punto medio": _run(lambda n, d: f"{_dotted(n, '·')}-{d}"),
    "con apóstrofos": _run(lambda n, d: f"{_dotted(n, chr(39))}-{d}"),
    "de ancho completo": _run(lambda n, d: f"{n}-{d}".translate(FULL_WIDTH)),
    "con caracteres sin ancho": _run(lambda n, d: "\u200b".join(f"{n}-{d}")),
    "con guion blando": _run(lambda n, d: f"{str(n)[:4]}\u00ad{str(n)[4:]}-{d}"),
    "en negrita a medias": _run(lambda n, d: f"{str(n)[:3]}**{str(n)[3:]}**-{d}"),
    "con RUN delante": _run(lambda n, d: f"RUN {_dotted(n, '.')}-{d}"),
    "con R.U.N. y dos puntos": _run(lambda n, d: f"R.U.N.: {n}-{d}"),
    "con RUT y sin dígito": _run(lambda n, d: f"RUT {_dotted(n, '.')}"),
    "con cédula delante": _run(lambda n, d: f"cédula de identidad N° {_dotted(n, '.')}-{d}"),
    "todo junto": _run(lambda n, d: f"{n}{d}"),
    "con puntos y sin guion": _run(lambda n, d: f"{_dotted(n, '.')} {d}"),
    "con barra": _run(lambda n, d: f"{_dotted(n, '.')}/{d}"),
}


def _digits(chance: Random, many: int) -> str:
    return "".join(chance.choice("0123456789") for _ in range(many))


TELEPHONES: dict[str, Writer] = {
    "con más y espacios": lambda c: f"+56 9 {_digits(c, 4)} {_digits(c, 4)}",
    "con más y junto": lambda c: f"+569{_digits(c, 8)}",
    "nueve cifras juntas": lambda c: f"9{_digits(c, 8)}",
    "nueve, cuatro y cuatro": lambda c: f"9 {_digits(c, 4)} {_digits(c, 4)}",
    "con guiones": lambda c: f"9-{_digits(c, 4)}-{_digits(c, 4)}",
    "con puntos": lambda c: f"9.{_digits(c, 4)}.{_digits(c, 4)}",
    "de red fija": lambda c: f"51 2 {_digits(c, 6)}",
    "de red fija con paréntesis": lambda c: f"(51) 2{_digits(c, 2)} {_digits(c, 4)}",
    "con fono delante": lambda c: f"fono 2{_digits(c, 5)}",
    "con celular delante": lambda c: f"celular: {_digits(c, 8)}",
    "de ocho en dos mitades": lambda c: f"8{_digits(c, 3)} {_digits(c, 4)}",
}

MAILS: dict[str, Writer] = {
    "corriente": lambda c: f"ana{_digits(c, 3)}@correo.example",
    "con puntos y más": lambda c: f"ana.rojas+{_digits(c, 2)}@correo.example",
    "con espacios": lambda c: f"ana{_digits(c, 2)} @ correo . example",
    "con arroba escrita": lambda c: f"ana{_digits(c, 2)} arroba correo punto example",
    "entre paréntesis": lambda c: f"ana{_digits(c, 2)}(at)correo.example",
    "nombre en una red": lambda c: f"@ana_rojas{_digits(c, 2)}",
}

STREETS = ("Los Aromos", "El Olivar", "Las Añañucas", "Balmaceda", "Arturo Prat")


def _street(shape: str) -> Writer:
    return lambda c: shape.format(c.choice(STREETS), c.randint(100, 4999))


ADDRESSES: dict[str, Writer] = {
    "calle y número": _street("calle {} {}"),
    "pasaje con coma": _street("pasaje {}, N° {}"),
    "avenida abreviada": _street("Av. {} {}"),
    "con almohadilla": _street("Calle {} #{}"),
    "casa o departamento": lambda c: (
        f"{c.choice(('casa', 'depto.', 'parcela', 'block'))} {c.randint(1, 300)}"
    ),
    "calle en minúsculas": lambda c: f"calle {c.choice(STREETS).lower()} {c.randint(100, 4999)}",
}

FORMS = {
    Clase.RUN: RUNS,
    Clase.TELEFONO: TELEPHONES,
    Clase.CORREO: MAILS,
    Clase.DIRECCION: ADDRESSES,
}

CLEAN = (
    "Se atendió a {n} familias en {m} localidades, por ${money}.",
    "El presupuesto de 2019 fue de ${money}, y se rindió el {p} %.",
    "La resolución exenta N° {n} del 12 de marzo de 2019 asigna {money} pesos.",
    "Entre 2017 y 2018 hubo {n} rondas; entre 2018-2019, {m}.",
    "En la avenida se hicieron {n} rondas y en la casa de la cultura {m} talleres.",
    "La población de Vicuña es de {n} personas, y la de Paihuano, de {m}.",
    "El señor Gobernador y la señora Alcaldesa de Vicuña firmaron el convenio N° {n}.",
    "Ley 19.862, artículo 6; decreto 1.086 de 1983; Ley 21.{n}.",
    "El programa Abriendo Caminos acompañó a {n} niños, niñas y adolescentes de {m} comunas.",
    "Llame gratis al 600 360 {n} o venga de lunes a viernes, de 9:00 a 14:00.",
    "Paso Agua Negra: {n} vehículos y {m} personas entre el 1-12-2018 y el 30-04-2019.",
    "Diálogos en Río Hurtado, Monte Patria, Andacollo, La Higuera y Coquimbo.",
    "El Plan Calle, el Fondo Social y el Comité Técnico suman {n} beneficiarios.",
    "Entregadas {n} de {m} cajas: {p},5 % de la meta de 2019 (1.068).",
    "RUT de la institución: 60.511.041-{d}.",
    "Con la paz de los campos y las flores de los cerros volvieron los crianceros: {n} cabras.",
)


def clean(chance: Random) -> str:
    """A sentence that names nobody."""
    return chance.choice(CLEAN).format(
        n=chance.randint(2, 9999),
        m=chance.randint(2, 400),
        p=chance.randint(2, 99),
        money=_dotted(chance.randint(10_000, 900_000_000), "."),
        d=check_digit(60_511_041),
    )


# --- names --------------------------------------------------------------------------------------------------------

Name = Callable[[Random, Inventada], str]

NAMED: dict[str, Name] = {
    "nombre y apellido": lambda c, p: f"{p.nombres.split()[0]} {p.primer_apellido}",
    "nombre y dos apellidos": lambda c, p: f"{p.nombres} {p.primer_apellido} {p.segundo_apellido}".strip(),
    "en mayúsculas": lambda c, p: f"{p.nombres.split()[0]} {p.primer_apellido}".upper(),
    "en minúsculas": lambda c, p: f"{p.nombres.split()[0]} {p.primer_apellido}".lower(),
    "apellido primero": lambda c, p: f"{p.primer_apellido}, {p.nombres.split()[0]}",
    "sin tildes": lambda c, p: f"{p.nombres.split()[0]} {p.primer_apellido}".translate(
        str.maketrans("áéíóúüñÁÉÍÓÚÑ", "aeiouunAEIOUN")
    ),
    "con trato": lambda c, p: f"doña {p.nombres.split()[0]}",
    "con trato y apellido": lambda c, p: f"la familia {p.primer_apellido}",
    "solo el nombre de pila": lambda c, p: p.nombres.split()[0],
    "con iniciales": lambda c, p: f"{p.nombres[0]}. {p.primer_apellido}",
}

STRANGERS = ("Wilfredo Quezada", "Eulalia Pinochet", "Zoila Traslaviña", "Nolberto Huenchullán")
"""Who has no ficha, and no relative of that name who has."""


def stranger(chance: Random) -> str:
    """A name that the directory does not know."""
    return chance.choice(STRANGERS)


def draw(seed: int, many: int, people: list[Inventada]) -> Iterator[Drawn]:
    """So many sentences, half of them clean; always the same for a seed and the same people of the directory."""
    chance = Random(seed)
    shapes: list[tuple[Clase, str, Writer]] = [
        (clase, forma, write) for clase, forms in FORMS.items() for forma, write in forms.items()
    ]
    shapes += [
        (Clase.NOMBRE, forma, lambda c, write=write: write(c, c.choice(people)))  # type: ignore[misc]
        for forma, write in NAMED.items()
    ]
    shapes.append((Clase.NOMBRE, "de quien no está en el directorio", stranger))
    for place in range(many):
        if place % 2:
            yield Drawn(clean(chance), None, NOBODY)
        else:
            clase, forma, write = shapes[place // 2 % len(shapes)]
            said = chance.choice(SAID).format(write(chance))
            yield Drawn(f"{said} {clean(chance)}" if chance.random() < 0.3 else said, clase, forma)
