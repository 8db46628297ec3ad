"""An edition in the browser that follows its files: its pages as they will print, the web edition, what is wrong.

An extra: Starlette, uvicorn and watchfiles are imported here and nowhere else, and no other command imports this room.

A page of a preview is laid out once, as the last build would set it, and shown; only then is done what a build does,
which takes several layouts, and what comes of that is said where it differs. What stands in the browser asks for
nothing from elsewhere, and whoever does not know the token in its address, or comes from another page, gets nothing:
a preview runs editors and shows what is not published.
"""
