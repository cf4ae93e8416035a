"""A telephone is taken as people paste it, with its extension, and kept as it was grouped."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gobernacion.lib import phones
from gobernacion.lib.phones import CifrasDelTelefono, DosTelefonos, NoCabeElTelefono, TelefonoInvalido


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("(51) 2 212345", "51 2 212345"),
        ("+56 9 1234 5678", "+56 9 1234 5678"),
        ("912345678", "912345678"),
        ("+56912345678", "+56912345678"),
        ("(+56) 9 1234 5678", "+56 9 1234 5678"),
        ("(+56 9) 1234 5678", "+56 9 1234 5678"),
        ("(56)(51) 221-2345", "56 (51) 221-2345"),
        ("+56 (51) 2212345", "+56 (51) 2212345"),
        ("9.1234.5678", "9 1234 5678"),
        ("51/2212345", "51 2212345"),
        ("51\u20132212345", "51-2212345"),
        ("+56\u00a09\u202f1234\u200b 5678", "+56 9 1234 5678"),
        ("\u202a912345678\u202c", "912345678"),
        ("\uff19\uff11\uff12\uff13\uff14\uff15\uff16\uff17\uff18", "912345678"),
        ("Fono: 51 2 212345", "51 2 212345"),
        ("Tel. 512212345", "512212345"),
        ("Celular 912345678", "912345678"),
        ("N° 912345678", "912345678"),
        ("912345678.", "912345678"),
        ("212345", "212345"),
        ("600 360 7777", "600 360 7777"),
        ("+54 264 123 4567", "+54 264 123 4567"),
        ("51 2 212345 anexo 12", "51 2 212345 anexo 12"),
        ("(51) 2 212345, Anexo N° 12", "51 2 212345 anexo 12"),
        ("(51) 2 212345 (anexo 12)", "51 2 212345 anexo 12"),
        ("51-2212345 ext. 1234", "512212345 anexo 1234"),
        ("51 2212345 x12", "51 2212345 anexo 12"),
        ("+56 51 2 212345 anexo 123", "512212345 anexo 123"),
    ],
)
def test_a_telephone_is_taken_as_people_paste_it(text: str, kept: str) -> None:
    assert phones.read(text) == kept
    assert phones.read(kept) == kept


@pytest.mark.parametrize(
    ("text", "kind", "sentence"),
    [
        ("512212345 / 912345678", DosTelefonos, "un solo teléfono"),
        ("9 1234 5678 y 9 1234 5679", DosTelefonos, "un solo teléfono"),
        ("1234", CifrasDelTelefono, "de 6 a 15 cifras"),
        ("1" * 16, CifrasDelTelefono, "de 6 a 15 cifras"),
        ("+56512212345 anexo 123456", NoCabeElTelefono, "no cabe"),
        ("anexo 1234", TelefonoInvalido, "con cifras"),
        ("llamar a la vecina", TelefonoInvalido, "con cifras"),
        ("+", TelefonoInvalido, "con cifras"),
        ("9123\u00b24567", TelefonoInvalido, "con cifras"),
        ("912345678 (de su hija)", TelefonoInvalido, "con cifras"),
        ("", TelefonoInvalido, "con cifras"),
        ("\x00", TelefonoInvalido, "con cifras"),
        ("9" * 5000, TelefonoInvalido, "con cifras"),
    ],
)
def test_what_is_no_telephone_or_two_is_refused_with_an_example(
    text: str, kind: type[TelefonoInvalido], sentence: str
) -> None:
    with pytest.raises(kind, match=sentence) as refusal:
        phones.read(text)
    assert "por ejemplo" in str(refusal.value)


@given(st.from_regex(r"\A[0-9]{6,9}( anexo [0-9]{1,4})?\Z"))
def test_no_figure_is_ever_lost(text: str) -> None:
    kept = phones.read(text)
    figures = re.sub(r"[^0-9]", "", text)
    assert re.sub(r"[^0-9]", "", kept) == figures
    assert len(kept) <= phones.LONGEST


@given(st.text(max_size=30) | st.text("0123456789+() -./anexo", max_size=30))
def test_any_text_is_either_a_telephone_or_refused(text: str) -> None:
    try:
        kept = phones.read(text)
    except TelefonoInvalido:
        return
    assert phones.read(kept) == kept
    assert len(kept) <= phones.LONGEST
