"""Library -> Selection: which editions there are, and what each of them shows. Knows no markup."""
