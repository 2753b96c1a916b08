"""Answer a question from the guidance, sentence by sentence with its source, or say plainly why not."""
