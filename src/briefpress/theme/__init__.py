"""Theme files -> the design tokens of an edition, checked for what can be read and told apart."""
