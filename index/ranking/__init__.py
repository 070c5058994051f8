"""What orders the passages that were found for a question."""
