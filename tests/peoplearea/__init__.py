"""An area whose clerks type the person in the form of each record."""
