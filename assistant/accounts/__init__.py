"""People who sign in: their roles, what each role may do, and the boards they work for."""
