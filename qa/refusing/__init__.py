"""What a refusal says: what is missing, and which places come near."""
