"""One reader a file: from a file's bytes to its raw text."""
