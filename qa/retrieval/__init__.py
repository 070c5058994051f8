"""The retriever of the engine, at llama-index's boundary."""
