"""BriefPress: one structured source, every edition of a briefing paper."""

__version__ = "0.1.0"
