"""Composing an answer out of chosen sentences: which, in which order, and the words that answer by themselves."""
