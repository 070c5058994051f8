"""From files to documents and passages, and the rules of Vietnamese text."""
