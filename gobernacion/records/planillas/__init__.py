"""Workbooks in which a desk types many records without connection, and their way back."""
