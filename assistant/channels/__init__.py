"""Where people meet the assistant; a channel parses, calls and renders, and decides nothing."""
