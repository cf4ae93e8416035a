"""Somebody who holds the database, has taken its triggers away and changes what is published."""

from __future__ import annotations

import random
from datetime import date

from django.apps import apps
from django.db import connection

from gobernacion.published import seal, withdrawing
from gobernacion.published.models import EdicionPublicada, RetiroPublicado, TextoSellado

MODELS = list(apps.get_app_config("published").get_models())
EDITIONS = EdicionPublicada._meta.db_table
TEXTS = TextoSellado._meta.db_table
WITHDRAWN = RetiroPublicado._meta.db_table
ROWS = [model for model in MODELS if model not in (EdicionPublicada, TextoSellado, RetiroPublicado)]
ON_SQLITE = connection.vendor == "sqlite"


def run(statement, *values):
    with connection.cursor() as cursor:
        cursor.execute(statement, values or None)
        return cursor.fetchall() if cursor.description else []


def stored():
    """Every published value with the kind in which the database holds it."""
    found = {}
    for model in MODELS:
        names = [field.column for field in model._meta.concrete_fields]
        # Blobs and broken text cannot be read as they are: hex says what is there.
        shown = [f"typeof({name}), hex({name})" if ON_SQLITE else f"{name}::text" for name in names]
        key = model._meta.pk.column
        found[model] = run(f"SELECT {', '.join(shown)} FROM {model._meta.db_table} ORDER BY {key}")
    return found


class Forger:
    """Each method is one way of forging; it does it and says what it did."""

    def __init__(self, seed):
        self.chance = random.Random(seed)
        self.ways = [
            *[self.change_a_value] * 12,
            *[self.take_the_value_of_another_row] * 4,
            self.swap_a_column_of_two_rows,
            self.swap_two_rows,
            self.delete_a_row,
            self.delete_all_rows_of_a_kind,
            self.add_a_row,
            self.add_a_row_of_no_edition,
            self.move_a_row_to_another_edition,
            *[self.rewrite_a_text_and_its_digest] * 3,
            self.say_that_a_text_was_withdrawn,
            self.forget_the_digest_of_a_text,
            self.forget_that_a_text_was_withdrawn,
            self.delete_an_edition,
            self.delete_everything,
            self.swap_two_editions,
            *[self.rewrite_the_chain] * 4,
            self.rewrite_the_chain_from_its_first_edition,
            self.slip_in_an_edition,
        ]

    def forge(self):
        self.last = self.chance.choice(self.ways)
        return self.last()

    # --- what there is to forge ---

    def model(self):
        return self.chance.choice([model for model in MODELS if self.keys(model)])

    def column(self, model):
        return self.chance.choice(model._meta.concrete_fields).column

    def key(self, model):
        return self.chance.choice(self.keys(model))

    def keys(self, model):
        key = model._meta.pk.column
        return [found for (found,) in run(f"SELECT {key} FROM {model._meta.db_table} ORDER BY {key}")]

    def value(self, model, column, key):
        table, name = model._meta.db_table, model._meta.pk.column
        ((value,),) = run(f"SELECT {column} FROM {table} WHERE {name} = %s", key)
        return value

    def put(self, model, column, key, value, expression="%s"):
        table, name = model._meta.db_table, model._meta.pk.column
        run(f"UPDATE {table} SET {column} = {expression} WHERE {name} = %s", value, key)

    # --- values ---

    def change_a_value(self):
        model = self.model()
        column, key = self.column(model), self.key(model)
        before = self.value(model, column, key)
        expression, value = self.chance.choice(self.others(before))
        self.put(model, column, key, value, expression)
        return f"{model.__name__}.{column} of {key}: {before!r} to {expression} {value!r}"

    def others(self, before):
        """Other values, as an SQL expression and what it takes; some read back as if nothing had changed."""
        text = "" if before is None else str(before)
        as_given = [
            None,
            "",
            0,
            -1,
            38,
            39067052,
            "2019-1-1",
            "2019-01-01 00:00:00",
            date(1999, 12, 31).isoformat(),
            "None",
            "null",
            text + " ",
            " " + text,
            text.upper(),
            text.swapcase(),
            text.replace("a", "а"),  # Cyrillic
            text + "\u200b",
            text[:-1],
            text[::-1],
            "0" + text,
            self.digit_changed(text),
        ]
        others = [("%s", value) for value in as_given]
        if isinstance(before, int | float):
            others += [("%s", before + 1), ("%s", before * 10), ("%s", before + 0.0001), ("%s", -before)]
        if ON_SQLITE:
            others += [
                ("CAST(%s AS BLOB)", text),
                ("CAST(%s AS BLOB)", "x"),
                ("CAST(%s AS TEXT) || x'ff'", text),
                ("%s || char(0)", text),
                ("%s", text + ".0"),
                ("%s", text + "e0"),
                ("%s", 1e308),
                ("%s", 9e999),
                ("%s", 38.000000000001),
                ("zeroblob(%s)", 3),
            ]
        return others

    def digit_changed(self, text):
        places = [at for at, character in enumerate(text) if character.isdigit()]
        if not places:
            return text + "1"
        at = self.chance.choice(places)
        return text[:at] + str((int(text[at]) + self.chance.randint(1, 9)) % 10) + text[at + 1 :]

    def take_the_value_of_another_row(self):
        model = self.model()
        column = self.column(model)
        key, other = self.key(model), self.key(model)
        self.put(model, column, key, self.value(model, column, other))
        return f"{model.__name__}.{column} of {key} as in {other}"

    # --- rows ---

    def swap_a_column_of_two_rows(self):
        model = self.chance.choice(ROWS)
        column = self.chance.choice([f.column for f in model._meta.concrete_fields if not f.primary_key])
        one, other = self.chance.sample(self.keys(model), 2)
        first, second = self.value(model, column, one), self.value(model, column, other)
        if column in {"orden", "numero", "clave"}:
            self.put(model, column, one, 31_000)
        self.put(model, column, other, first)
        self.put(model, column, one, second)
        return f"{model.__name__}.{column} of {one} and {other} swapped"

    def swap_two_rows(self):
        model = self.chance.choice(ROWS)
        one, other = self.chance.sample(self.keys(model), 2)
        for before, after in ((one, -7), (other, one), (-7, other)):
            self.put(model, "id", before, after)
        return f"{model.__name__} {one} and {other} swapped"

    def delete_a_row(self):
        model = self.chance.choice(ROWS)
        key = self.key(model)
        run(f"DELETE FROM {model._meta.db_table} WHERE id = %s", key)
        return f"{model.__name__} {key} deleted"

    def delete_all_rows_of_a_kind(self):
        model, slug = self.chance.choice(ROWS), self.key(EdicionPublicada)
        run(f"DELETE FROM {model._meta.db_table} WHERE edicion_id = %s", slug)
        return f"every {model.__name__} of {slug} deleted"

    def add_a_row(self, slug=None):
        model = self.chance.choice(ROWS)
        key = self.key(model)
        news = {"id": "987654", "orden": "31000", "numero": "'99'", "clave": "'otra'"}
        if slug:
            news["edicion_id"] = f"'{slug}'"
        self.copy(model, key, news)
        return f"{model.__name__} {key} copied to {slug or 'its edition'}"

    def copy(self, model, key, news):
        table, name = model._meta.db_table, model._meta.pk.column
        columns = [field.column for field in model._meta.concrete_fields]
        values = ", ".join(news.get(column, column) for column in columns)
        run(f"INSERT INTO {table} ({', '.join(columns)}) SELECT {values} FROM {table} WHERE {name} = %s", key)

    def add_a_row_of_no_edition(self):
        return self.add_a_row(slug="1999-1")

    def move_a_row_to_another_edition(self):
        model = self.chance.choice(ROWS)
        key, slug = self.key(model), self.key(EdicionPublicada)
        if model._meta.model_name != "capitulopublicado":
            self.put(model, "orden", key, 31_000)
        self.put(model, "edicion_id", key, slug)
        return f"{model.__name__} {key} moved to {slug}"

    # --- texts, which the seal knows by their digests ---

    def rewrite_a_text_and_its_digest(self):
        key = self.key(TextoSellado)
        texto = TextoSellado.objects.get(pk=key)
        words = "Otra cosa."
        withdrawing._write_over(texto, words)
        self.put(TextoSellado, "huella", key, seal.text_digest(texto.sal, words))
        return f"{key} rewritten, with its digest"

    def say_that_a_text_was_withdrawn(self):
        key = self.chance.choice([found for (found,) in run(f"SELECT lugar FROM {TEXTS} WHERE sal <> ''")])
        retiro = RetiroPublicado(pk=key, el=date(2031, 5, 5), decidido_por="A", de_acuerdo="B", motivo="C")
        withdrawing._write_over(TextoSellado.objects.get(pk=key), retiro.frase)
        self.put(TextoSellado, "sal", key, "")
        retiro.save(force_insert=True)
        return f"{key} withdrawn by nobody"

    def forget_the_digest_of_a_text(self):
        key = self.chance.choice([found for (found,) in run(f"SELECT lugar FROM {TEXTS} WHERE sal <> ''")])
        run(f"DELETE FROM {TEXTS} WHERE lugar = %s", key)
        return f"the digest of {key} deleted"

    def forget_that_a_text_was_withdrawn(self):
        run(f"DELETE FROM {WITHDRAWN}")
        return "what was withdrawn forgotten"

    # --- editions and their chain ---

    def delete_an_edition(self):
        slug = self.key(EdicionPublicada)
        self.forget(slug)
        return f"{slug} deleted"

    def forget(self, slug):
        run(f"UPDATE {EDITIONS} SET reemplaza_id = NULL WHERE reemplaza_id = %s", slug)
        self.forget_texts(slug)
        for model in ROWS:
            run(f"DELETE FROM {model._meta.db_table} WHERE edicion_id = %s", slug)
        run(f"DELETE FROM {EDITIONS} WHERE slug = %s", slug)

    def forget_texts(self, slug):
        run(f"DELETE FROM {WITHDRAWN} WHERE texto_id LIKE %s", f"{slug}/%")
        run(f"DELETE FROM {TEXTS} WHERE edicion_id = %s", slug)

    def seal_texts_again(self, slug):
        """Whatever the texts say now, with digests that fit."""
        self.forget_texts(slug)
        TextoSellado.objects.bulk_create(seal.texts_to_seal(EdicionPublicada.objects.get(slug=slug)))

    def delete_everything(self):
        for slug in self.keys(EdicionPublicada):
            self.forget(slug)
        return "everything deleted"

    def swap_two_editions(self):
        one, other = self.chance.sample(self.keys(EdicionPublicada), 2)
        first = self.value(EdicionPublicada, "posicion", one)
        second = self.value(EdicionPublicada, "posicion", other)
        for slug, posicion in ((one, 31_000), (other, first), (one, second)):
            self.put(EdicionPublicada, "posicion", slug, posicion)
        resealed = self.chance.random() < 0.5
        if resealed:
            self.reseal()
        return f"{one} and {other} swapped{', resealed' if resealed else ''}"

    def rewrite_the_chain(self):
        """Change anything, then make every seal and link of the chain fit again."""
        what = self.chance.choice(
            [
                self.change_a_value,
                self.take_the_value_of_another_row,
                self.delete_a_row,
                self.add_a_row,
                self.swap_two_rows,
                self.delete_an_edition,
            ]
        )()
        self.reseal()
        return f"{what}, whole chain resealed"

    def rewrite_the_chain_from_its_first_edition(self):
        first = run(f"SELECT slug FROM {EDITIONS} ORDER BY posicion LIMIT 1")[0][0]
        self.put(EdicionPublicada, "titulo", first, "Otra cuenta")
        self.reseal()
        return f"{first} retitled, whole chain resealed"

    def reseal(self):
        before = seal.FIRST
        ordered = run(f"SELECT slug FROM {EDITIONS} ORDER BY posicion")
        for posicion, (slug,) in enumerate(ordered, start=1):
            self.put(EdicionPublicada, "posicion", slug, posicion)
            self.put(EdicionPublicada, "anterior", slug, before)
            self.put(EdicionPublicada, "sello", slug, f"{posicion:064}")
            self.seal_texts_again(slug)
            before = seal.seal(slug)
            self.put(EdicionPublicada, "sello", slug, before)

    def slip_in_an_edition(self):
        """A new edition at the end of the chain, with every seal as it should be."""
        last = run(f"SELECT slug, posicion, sello FROM {EDITIONS} ORDER BY posicion DESC LIMIT 1")
        slug, posicion, sello = last[0]
        news = {
            "slug": "'1999-1'",
            "year": "1999",
            "numero": "1",
            "posicion": str(posicion + 1),
            "anterior": f"'{sello}'",
            "sello": "'-'",
            "reemplaza_id": "NULL",
        }
        self.copy(EdicionPublicada, slug, news)
        for model in ROWS:
            columns = [f.column for f in model._meta.concrete_fields if f.column not in {"id", "edicion_id"}]
            listed = ", ".join(columns)
            run(
                f"INSERT INTO {model._meta.db_table} (edicion_id, {listed}) "
                f"SELECT '1999-1', {listed} FROM {model._meta.db_table} WHERE edicion_id = %s",
                slug,
            )
        self.seal_texts_again("1999-1")
        self.put(EdicionPublicada, "sello", "1999-1", seal.seal("1999-1"))
        return "an edition slipped in"
