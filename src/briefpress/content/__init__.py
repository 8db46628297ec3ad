"""What is known: a brief's YAML -> Library. It distrusts its input; every other room may trust its nouns.

One file in the source language holds structure, facts and text; a file per language would let facts drift apart.
Ids that authors leave out come from the place (`why.2`): translations need a name for every sentence, and a hash of
the text, the other choice, would orphan a translation at each correction. Pydantic judges shape and `check` judges
meaning; Pydantic's words never reach the author, who has not read its manual. Markdown is parsed where it is used
and not kept in the models: translators write it too, and a wording is one string everywhere.
"""
