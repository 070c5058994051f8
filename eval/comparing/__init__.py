"""Two evaluations side by side, and one evaluation with each part of the program switched off."""
