from django.core.management.commands import loaddata

from gobernacion.access import orders


class Command(orders.WithReason, loaddata.Command):
    """Writes rows in as they are, as Django's own does, for a reason that stays in the journal."""

    anota = orders.CARGAR
