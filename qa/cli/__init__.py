"""The command line: `hoidap`, one file a group of commands."""
