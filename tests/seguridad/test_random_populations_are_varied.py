"""In random populations, what each type counts is what the office and others did."""

from gobernacion.lib.periods import Period
from seguridad import demo
from tests.every_area import AREAS, measured, open_office


def test_all_types_together_are_what_the_office_and_others_did(db):
    [seguridad] = [area for area in AREAS if area.label == "seguridad"]
    open_office(seguridad)
    demo.randomised(7, 200)
    said = measured(seguridad, Period.year(2019))
    of_types = sum(said[f"SE-00{number}", "", ""] for number in range(1, 8))
    assert of_types == said["SE-009", "", ""] + said["SE-010", "", ""] > 0
