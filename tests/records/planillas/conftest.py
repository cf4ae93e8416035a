from tests.records.conftest import comunas, enter, entrega, ficha, make_entrega, staff  # noqa: F401
