"""Documents of people who do not exist."""

from gobernacion.lib.run import DEMO_RANGE, check_digit


def demo_run(number: int) -> str:
    """The RUN of one of the people that belong to nobody."""
    body = DEMO_RANGE[number]
    return f"{body}-{check_digit(body)}"
