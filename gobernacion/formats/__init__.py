"""How dates and numbers are written in Chile, one folder per locale as Django asks for."""
