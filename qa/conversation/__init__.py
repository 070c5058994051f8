"""From a question in a conversation to a question that stands on its own."""
