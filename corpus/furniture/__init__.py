"""Page furniture: what web pages put around a text. One kind of it a file; `removal` takes all of it out."""
