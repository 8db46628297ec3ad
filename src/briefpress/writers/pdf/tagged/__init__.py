"""Pages -> tagged PDF: WeasyPrint lays out and paints, and what is heard is ours.

The engine's own tags pass the validators and fail the ear: it tags boxes, so that a paragraph over two lines is two
pieces without a space between them, and Arabic is said backwards. Here the tags follow the elements of the page:

    plan        boxes of the pages -> a structure tree, and for each box the mark under which it is painted
    elements    an element of the page -> its structure element
    expansions  where the lines show abbreviations that the page tells of
    spaces      the spaces and hyphens that line breaks took away or put in
    headers     which head cells a cell has, where they span
    marks       a page that marks its pieces while the engine paints it; `parting`: a text in several of them;
                `apart`: letters that programs would put spaces between
    tree_file   the tree -> objects of the file; `destinations`, `metadata`: what else the standards ask for
    spoken      the tree -> the lines that a screen reader says

Only `plan` knows boxes and only `marks` the engine's stream, by documented names (`Page.paint`, `marked`, `finisher`).
Refused: correcting the finished file, which costs a parser of PDFs at run time, and would have to guess which pieces
belong together; and a fork of the engine.
"""
