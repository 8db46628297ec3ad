"""How findings, progress and results look, on a terminal and as JSON. Prints only to the console that it is given."""
