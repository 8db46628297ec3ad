"""BriefPress: one structured source, every edition of a briefing paper."""

__version__ = "0.1.0"
GENERATOR = f"BriefPress {__version__}"
"""What made a file, as its metadata and the manifest say."""
