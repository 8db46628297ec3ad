"""What must hold between a text and its translation. Each check takes a pair and yields flaws; none knows a file."""
