"""Texts as an audience reads them -> advice on how they are written. Warnings, unless an audience makes them errors."""
