"""Name -> a new brief, audience, language, length or look, and the schemas that editors check them by."""
