"""The assistant in a browser, and over HTTP for other programs."""
