"""The pages: a conversation in the browser, and the documents that it quotes."""

import os

# Read by gradio when it is imported; without it, it calls out at every start.
os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"
