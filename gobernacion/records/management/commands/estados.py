"""Draw the states of each kind of record of an area, in its own folder."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from gobernacion.areas import installed
from gobernacion.records.estados import page_of, path_of


class Command(BaseCommand):
    help = "Escribe en la carpeta de cada área sus estados y sus pasos, dibujados (estados.md)."
    sin_anotar = "Cuenta lo que el programa declara: no lee a nadie."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("areas", nargs="*", help="Las áreas, por su nombre corto; todas si no se dice.")

    def handle(self, *args: Any, **options: Any) -> None:
        areas = {area.label: area for area in installed()}
        if unknown := [label for label in options["areas"] if label not in areas]:
            raise CommandError(f"No hay un área «{unknown[0]}». Las que hay: {', '.join(sorted(areas))}.")
        for label in options["areas"] or areas:
            if page := page_of(areas[label]):
                path_of(areas[label]).write_text(page, encoding="utf-8")
                self.stdout.write(f"{path_of(areas[label])}\n")
