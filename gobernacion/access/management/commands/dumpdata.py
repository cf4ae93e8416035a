from django.core.management.commands import dumpdata

from gobernacion.access import orders


class Command(orders.WithReason, dumpdata.Command):
    """Writes rows out in the clear, as Django's own does, for a reason that stays in the journal."""

    anota = orders.VOLCAR
    says_which = True
