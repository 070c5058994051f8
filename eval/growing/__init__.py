"""How a gold set grows: from readers' thumbs-down, and on a page of its own."""
