"""Chilean Spanish."""
