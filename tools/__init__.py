"""House tools: small programs that make, check and measure; run as `python -m tools.<name>`."""
