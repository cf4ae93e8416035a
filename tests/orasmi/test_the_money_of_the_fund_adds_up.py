"""Over drawn lives what is free, held, paid and given back of each budget is what its cases say, at every moment."""

import time
from concurrent.futures import ThreadPoolExecutor
from random import Random

import pytest
from django.db import connections
from django.db.models import F, OuterRef, Subquery

from orasmi.models import Estado, Postulacion, Presupuesto
from orasmi.models.presupuesto import DE_LOS_PASOS
from tests.access.people import browser_of
from tests.orasmi.money import Book, Lives, added_up, agree, books
from tests.orasmi.paper import LIST

CLIENTS = 6
AT_A_TIME = 12
"""How many cases are open at once at a desk."""

A_YEAR = 6_000_000
"""So little that now and then it does not reach."""


def open_budgets(desk, monto):
    Presupuesto.objects.filter(pk=desk.presupuesto.pk).update(monto=monto)
    Presupuesto.objects.create(year=desk.today.year - 1, monto=monto, fuente="Resolución 0")


def came_back():
    return {year: budget["devuelto"] for year, budget in books().items()}


def side_by_side():
    """Budgets beside what their cases say, read in one statement: as both were at one moment."""
    budget = Presupuesto.objects.filter(year=OuterRef("year"))
    said = {f"dice_{name}": Subquery(budget.values(name)) for name in (*DE_LOS_PASOS, "monto")}
    return list(Postulacion.objects.dinero_por_year().annotate(**said))


@pytest.mark.campaign
def test_at_every_step_of_drawn_lives_each_budget_says_what_its_cases_say(
    desk, campaign_size, record_property
):
    chance, book = Random(20_26), Book()
    how_many = campaign_size(sample=24, whole=520)
    open_budgets(desk, A_YEAR * how_many // 80)
    lives, running, begun = Lives(desk, chance), [], 0
    taken = refused = 0
    while running or begun < how_many:
        while len(running) < AT_A_TIME and begun < how_many:
            running.append(lives.begin())
            begun += 1
        case, back = chance.choice(running), came_back()
        step = lives.step(case)
        if lives.take(case, step):
            book.take(case, step)
            taken += 1
        else:
            refused += 1
            # What no longer reaches is answered without money, as a desk would do.
            if step == "aprobar" and chance.random() < 0.5:
                lives.take(case, "rechazar")
        agree(book.years)
        agree(added_up())
        for one in side_by_side():
            assert {name: one[f"dice_{name}"] for name in DE_LOS_PASOS} == {
                name: one[name] for name in DE_LOS_PASOS
            }
        assert all(amount >= back[year] for year, amount in came_back().items())
        running = [one for one in running if not lives.over(one)]
    record_property("lives", begun)
    record_property("steps taken", taken)
    record_property("steps refused", refused)
    record_property("pesos that came back", int(sum(came_back().values())))
    assert Postulacion.objects.filter(estado=Estado.CERRADA, reintegrado__gt=0).exists()
    assert Postulacion.objects.exclude(sin_efecto_el=None).exists()
    assert refused


# --- many at once ---------------------------------------------------------------------------------------------


def post(browser, case, step, answers):
    form = {
        name: f"{value:%d-%m-%Y}" if hasattr(value, "year") else getattr(value, "pk", value)
        for name, value in answers.items()
    }
    return browser.post(f"{LIST}{case.pk}/{step}/", {**form, "version_leida": case.version}).status_code


class Clerk:
    """Somebody at a browser of each of the staff, who takes whatever case comes to hand one step on."""

    def __init__(self, desk, seed):
        self.lives = Lives(desk, Random(seed))
        self.browsers = {who: browser_of(desk.staff[who]) for who in ("encargada", "colega", "jefa")}
        for browser in self.browsers.values():
            browser.raise_request_exception = False
        self.codes = []

    def work(self, keys, steps):
        try:
            for _ in range(steps):
                case = Postulacion.objects.get(pk=self.lives.chance.choice(keys))
                if not self.lives.over(case):
                    self.take(case)
                    time.sleep(self.lives.chance.random() / 50)
        finally:
            connections.close_all()

    def take(self, case):
        step = self.lives.step(case)
        answers = {"motivo": "Se anotó dos veces"} if step == "anular" else self.lives.answers(case, step)
        who = "colega" if step == "entregar" else self.lives.who(step)
        self.codes.append(post(self.browsers[who], case, step, answers))


@pytest.mark.campaign
@pytest.mark.django_db(transaction=True)
def test_many_at_once_leave_each_budget_as_its_cases_say_at_every_moment(
    desk, campaign_size, record_property
):
    how_many = campaign_size(sample=12, whole=520)
    open_budgets(desk, A_YEAR * how_many // 80)
    lives = Lives(desk, Random(7))
    keys = [lives.begin().pk for _ in range(how_many)]
    signed = {"evaluada_por": desk.staff["encargada"], "propuesta_por": desk.staff["encargada"]}
    proposed = {"estado": Estado.PROPUESTA, "propuesto": F("solicitado"), "fundamento": "Lo necesita."}
    Postulacion.objects.update(**proposed, **signed)
    clerks = [Clerk(desk, seed) for seed in range(CLIENTS)]
    looks = 0
    with ThreadPoolExecutor(CLIENTS) as together:
        # All take from the same pile, so that some meet on one case.
        working = [together.submit(clerk.work, keys, 7 * how_many // CLIENTS) for clerk in clerks]
        while not all(one.done() for one in working):
            for year in side_by_side():
                told = {name: year[f"dice_{name}"] for name in DE_LOS_PASOS}
                assert told == {name: year[name] for name in DE_LOS_PASOS}
                assert told["reservado"] + told["pagado"] <= year["dice_monto"]
            looks += 1
            time.sleep(0.01)
        for one in working:
            one.result()
    codes = [code for clerk in clerks for code in clerk.codes]
    # SQLite may answer that it is busy: nothing was done then either.
    assert set(codes) - {503} == {200, 302}
    agree(added_up())
    record_property("lives", how_many)
    record_property("steps taken", codes.count(302))
    record_property("steps refused", len(codes) - codes.count(302))
    record_property("times it was looked at meanwhile", looks)
    assert looks > 3
