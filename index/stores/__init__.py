"""One store a file: the catalogue in SQLite with its lexical index and embedding cache, the vectors in Chroma."""
