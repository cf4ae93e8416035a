"""Start-up checks: what the areas declare must hold together before anything is served."""

from typing import Any

from django.core import checks

from gobernacion.indicators.registry import DeclaracionInvalida, registry


@checks.register
def declarations_hold(**kwargs: Any) -> list[checks.CheckMessage]:
    """Each code once, each quoted code declared by some area, nothing quoted counted twice."""
    try:
        dangling, misquoted = registry().dangling(), registry().misquoted()
    except DeclaracionInvalida as error:
        return [checks.Error(str(error), id="indicators.E001")]
    if misquoted:
        return [checks.Error(sentence, id="indicators.E003") for sentence in misquoted]
    # An area switched off takes its codes with it: the identities that quote it just have nothing to say.
    return [
        checks.Warning(f"{codigo}: se lo nombra y ningún área instalada lo declara", id="indicators.W002")
        for codigo in dangling
    ]
