"""What is looked for in a message before anything is searched: personal data, danger, attempts to instruct."""
