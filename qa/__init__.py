"""From a question and its conversation to an answer with citations, and the ways to ask it."""
