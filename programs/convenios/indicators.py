"""What the account answers for in the agreements: people sent to institutions, and what they received."""

from gobernacion.indicators.declarations import Cuenta, Desglose, Indicador, Sensibilidad

POR_CONVENIO = Desglose("convenio", "Convenio")
POR_GRUPO = Desglose("grupo", "Grupo")
POR_COMUNA = Desglose("comuna", "Comuna")

INDICADORES = (
    Indicador(
        codigo="CV-001",
        nombre="Personas derivadas en convenio",
        definicion="Personas que la gobernación envió en el período a una institución con la que tiene convenio.",
        unidad="personas",
        capitulo="1a",
        como_se_mide=(
            "Se cuentan las derivaciones del registro de convenios enviadas en el período, una vez cada persona."
        ),
        cuenta=Cuenta.PERSONA,
        sensibilidad=Sensibilidad.SENSIBLE,
        desgloses=(POR_CONVENIO, POR_GRUPO, POR_COMUNA),
        mejor_si_sube=True,
        portada=True,
    ),
    Indicador(
        codigo="CV-002",
        nombre="Personas con antecedentes completos para derivar",
        definicion="Personas cuya derivación reunió en el período todos los antecedentes que exige el convenio.",
        unidad="personas",
        capitulo="1a",
        como_se_mide=(
            "Se cuentan las derivaciones del registro de convenios que completaron sus antecedentes en el período."
        ),
        cuenta=Cuenta.PERSONA,
        sensibilidad=Sensibilidad.SENSIBLE,
        desgloses=(POR_CONVENIO, POR_GRUPO, POR_COMUNA),
        mejor_si_sube=True,
    ),
    Indicador(
        codigo="CV-003",
        nombre="Personas que recibieron lentes",
        definicion="Personas derivadas que recibieron en el período los lentes que se les recetaron.",
        unidad="personas",
        capitulo="1a",
        como_se_mide="Se cuentan las entregas de lentes anotadas en las derivaciones del registro de convenios.",
        cuenta=Cuenta.PERSONA,
        sensibilidad=Sensibilidad.SENSIBLE,
        mejor_si_sube=True,
    ),
)

CUADRATURAS = ()
