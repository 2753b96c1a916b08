"""Find the places in the sources that a question is about."""
