"""The parts of the bench: each measures or shows one thing."""
