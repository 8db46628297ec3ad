"""A request -> files in build/: the whole road; editions whose fitting depends on each other are fitted together."""
