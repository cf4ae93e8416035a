"""When a figure is about is written one way and read back the same."""

from datetime import date

import pytest

from gobernacion.lib import moments


@pytest.mark.parametrize(
    "text",
    ["2019", "2020 al 2020-03-06", "temporada 2018-2019", "2019-04-02..2020-01-01", "2020-12-31..2021-01-01"],
)
def test_what_is_written_is_read_and_what_is_read_is_written(text):
    assert moments.write(*moments.read(text)) == text


def test_a_span_is_half_open_and_a_cut_lies_inside():
    assert moments.read("2020 al 2020-03-06") == (date(2020, 1, 1), date(2021, 1, 1), date(2020, 3, 6))
    for wrong in (
        "",
        "ayer",
        "20",
        "2019 al 2020-01-01",
        "temporada 2018-2020",
        "2019..2018",
        "2019-13-01..x",
    ):
        with pytest.raises(ValueError, match=r"."):
            moments.read(wrong)
