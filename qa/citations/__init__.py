"""Citations: made from sentences, checked to be verbatim."""
