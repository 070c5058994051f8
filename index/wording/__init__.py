"""Between a question as it was typed and what is searched for."""
