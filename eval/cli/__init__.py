"""`hoidap eval` and its commands."""
