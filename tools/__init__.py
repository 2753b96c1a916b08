"""What keepers of this project run; nothing here is part of the assistant."""
