"""Edited Word files -> what reviewers changed, each change at the wording of the brief or of its translation.

The page is made again from the brief, once as it is and once with marks around each wording: so every letter of it
knows what it comes from. What a reviewer's file has in the place of a paragraph is compared word by word. A change
within one wording is certain; what would change the structure of a brief, or more than one wording at once, is told to
a person.

- **Not the file alone.** A receipt with all texts in it was refused: it would double each file, and what a brief says
  is in its folder and in git. The receipt names the edition and has a hash of each block, which tells whether the page
  made again is the page that was sent.
- **Not by search.** Looking for the words of the brief on the page (as a first trial did) takes the wrong place where
  two texts are the same, or one holds the other.
- **Nothing is guessed.** What is to be written is read by the parser of briefs, and has to say what the reviewer's page
  says, letter by letter; else it goes to a person.
"""
