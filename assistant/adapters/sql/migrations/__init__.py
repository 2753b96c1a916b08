"""How the tables came to be, step by step; run when a database is opened. A new step is a new file in ``versions``."""
