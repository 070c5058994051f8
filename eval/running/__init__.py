"""Asks the program every gold question and keeps what came of each."""
