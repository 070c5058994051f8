"""Keeps documents and passages, embeds them, and finds the passages for a question."""
