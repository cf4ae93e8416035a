"""Steps that a record or an edition may refuse."""


class TransicionRechazada(Exception):
    """A step that this record, or this person, may not take now; the message says why in a clerk's words."""
