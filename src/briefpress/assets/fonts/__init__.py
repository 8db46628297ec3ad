"""Fonts: what is installed on this machine, and what a project brings along."""
