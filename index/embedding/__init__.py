"""From texts to vectors, with the model that the settings name."""
