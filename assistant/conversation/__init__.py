"""One conversation for every channel: what was asked before gives a short follow-up its meaning."""
