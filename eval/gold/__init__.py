"""Questions with known answers, the files they are kept in, and the proof that they fit their documents."""
