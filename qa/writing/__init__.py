"""The language model, where one is configured."""
