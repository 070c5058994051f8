"""A language model's opinion of the answers, where one is configured and asked for."""
