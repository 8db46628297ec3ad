"""What a stranger may send, as whole commands see it: told with its place, and nothing else happens."""
