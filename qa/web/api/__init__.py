"""What other programs call: the JSON API, the endpoint in OpenAI's protocol, and what watches over the server."""
