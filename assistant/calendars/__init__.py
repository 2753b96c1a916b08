"""Which days are working days, and on which day something is due."""
