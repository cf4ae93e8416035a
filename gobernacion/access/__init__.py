"""Who may see and do what in the office, and the trace of what was seen and done."""
