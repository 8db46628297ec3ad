"""Opening files and unpacking archives."""
