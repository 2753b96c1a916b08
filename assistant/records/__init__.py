"""What was found and what was decided: sealed, kept in one chain a board, and shown again years later as it was."""
