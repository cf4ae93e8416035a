"""The people and the organisations the office knows, each area its own people."""
