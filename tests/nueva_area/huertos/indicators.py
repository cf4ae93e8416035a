from collections.abc import Iterator

from programs.huertos.models import Parcela

from gobernacion.indicators.declarations import Cuenta, Desglose, Indicador, Medida
from gobernacion.indicators.grouped import ROWS, cut
from gobernacion.lib.periods import Period


def prestadas(period: Period) -> Iterator[Medida]:
    rows = Parcela.objects.prestadas_en(period)
    yield Medida(rows.count())
    yield from cut(rows, "comuna", "comuna__nombre", ROWS)


INDICADORES = (
    Indicador(
        codigo="HU-001",
        nombre="Parcelas prestadas",
        definicion="Parcelas de huertos comunitarios que la gobernación prestó en el período.",
        unidad="parcelas",
        capitulo="13",
        como_se_mide="Se cuentan las parcelas con fecha de préstamo en el período.",
        cuenta=Cuenta.COSA,
        desgloses=(Desglose("comuna", "Comuna"),),
        mejor_si_sube=True,
        measure=prestadas,
    ),
)

CUADRATURAS = ()
