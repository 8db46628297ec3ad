"""A Word file of the user -> the styles and the letterhead that a document is written in.

Their file is opened with suspicion (`zipped`, `opened`, `check`) and nothing of it is copied that is not known: the
package is built anew, as always, and takes from theirs the styles, lists, theme, fonts, headers, footers and the page.

- **Styles meet by name** (`w:name`, small letters and capitals alike): ids are not the same in a German or Chinese
  Word. Ours are written with our ids and renamed at the end, so no writer of blocks knows of any of this.
- **Theirs win, the missing ones are ours** and stand on a base of their own (`added`): their Normal may be indented or
  justified, in capitals or a box. They name no font, so that they are set in that of their Normal, and of their palette
  only the strong colour. Running text without a style of theirs is set as their Normal is.
- **What is promised is kept** (`promises`): a caption stays with its table whatever their style says of it. **What is
  written is seen** (`seen`): a hidden, white or framed title is none.
- **The page is that of the section with their text**, the first page what their first one shows (`page`, `frames`).
- **What is adopted is told, and what is not** (`told`): nothing is lost without a word.
- **The masthead** says which publication this is. Where the header is theirs it opens the text, unless controls in
  the letterhead ask for its words (tags `briefpress-product`, `-series`, `-audience`, `-issue`, `-date`).
- **Direction and language are the text's**, not those of the file that it is dressed in.
"""

from briefpress.writers.docx.reference.adopted import Adopted as Adopted
from briefpress.writers.docx.reference.adopted import Letterhead as Letterhead
from briefpress.writers.docx.reference.adopted import open_reference as open_reference
from briefpress.writers.docx.reference.adopted import tell_reference as tell_reference
from briefpress.writers.docx.reference.letterhead import TAG as TAG
