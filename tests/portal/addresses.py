"""Every public address, found in the URLconf: what is added there is tried here without anybody listing it."""

from django.urls import URLPattern, URLResolver, get_resolver, reverse

STAFF = ("interno/", "static/")

EXAMPLES = {
    "direccion": ["2030", "2030-1", "2030-2"],
    "numero": ["1", "2"],
    "codigo": ["HU-001", "HU-002", "HU-003"],
    "slug": ["2030-1", "2030-2"],
    "oferta": ["2030-00001"],
    "formato": ["csv", "json", "xlsx", "sello.json"],
}
"""What each parameter of a public address may be, on the invented account, its erratum and one offer."""


def public_patterns():
    """Every named address outside the staff site, with the names of its parameters."""
    yield from _patterns(get_resolver().url_patterns, "", "")


def _patterns(entries, prefix, namespace):
    for entry in entries:
        route = prefix + str(entry.pattern)
        if route.startswith(STAFF):
            continue
        if isinstance(entry, URLResolver):
            inner = f"{namespace}{entry.namespace}:" if entry.namespace else namespace
            yield from _patterns(entry.url_patterns, route, inner)
        elif isinstance(entry, URLPattern):
            assert entry.name, f"{route} has no name"
            yield f"{namespace}{entry.name}", list(entry.pattern.converters or entry.pattern.regex.groupindex)


def public_addresses():
    """Public addresses with every example of every parameter."""
    for name, parameters in public_patterns():
        combinations = [{}]
        for parameter in parameters:
            assert parameter in EXAMPLES, f"{name}: give an example of «{parameter}»"
            combinations = [c | {parameter: value} for c in combinations for value in EXAMPLES[parameter]]
        yield from (reverse(name, kwargs=kwargs) for kwargs in combinations)
