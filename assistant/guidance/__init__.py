"""What the sources say, edition by edition, and where each of them says it."""
