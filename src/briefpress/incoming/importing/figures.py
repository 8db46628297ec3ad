"""Pictures of a document -> files beside a brief and blocks that show them; what cannot be printed is left out."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field

from briefpress.assets.pictures.kinds import is_drawing, other_kind, raster_format
from briefpress.assets.pictures.picture import SVG, picture_problems, picture_size
from briefpress.assets.pictures.problem import BadPicture
from briefpress.diagnostics import Place
from briefpress.incoming.importing.outline import Picture, Run
from briefpress.incoming.importing.remarks import Remarks
from briefpress.incoming.importing.wording import wording
from briefpress.yaml_file import YamlValue

NO_ALTERNATIVE = "(to do: what the picture says, for those who cannot see it)"
NO_CAPTION = "(to do: what the reader should see here)"
_ENDINGS = {"PNG": "png", "JPEG": "jpg", "WEBP": "webp", "AVIF": "avif"}
_TYPES = {"png": "image/png", "jpg": "image/jpeg", "webp": "image/webp", "avif": "image/avif", "svg": SVG}
_SMALLEST_PX = 24


@dataclass(slots=True)
class Figures:
    """Gives pictures their names, each once."""

    remarks: Remarks
    files: dict[str, bytes] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    """Of what has been seen already, by its hash."""

    def figure(self, picture: Picture, caption: str, note: str, place: Place) -> Iterator[dict[str, YamlValue]]:
        """Yield the block that shows a picture; nothing for one that no page can show, which is told."""
        name = self._name(picture, place)
        if not name:
            if caption:
                self.remarks.leave_out("the caption of the picture", place, caption)
            return
        block: dict[str, YamlValue] = {"type": "figure", "image": name}
        alternative = wording((Run(picture.alternative),))
        if not alternative:
            self.remarks.ask(f"{name}: write what the picture says, in `alternative`", place)
        if not caption:
            self.remarks.ask(f"{name}: write a caption", place)
        block["alternative"] = alternative or NO_ALTERNATIVE
        block["caption"] = caption or NO_CAPTION
        yield {**block, "note": note} if note else block

    def _name(self, picture: Picture, place: Place) -> str:
        hash_ = hashlib.sha256(picture.content).hexdigest()
        if hash_ in self.names:
            return self.names[hash_]
        ending, reason = _kind(picture)
        if reason:
            self.remarks.leave_out(f"a picture ({reason})", place, picture.alternative)
            return ""
        name = f"picture-{len(self.files) + 1}.{ending}"
        self.files[name], self.names[hash_] = picture.content, name
        return name


def _kind(picture: Picture) -> tuple[str, str]:
    """Return the ending that a picture's file is to have, or why it cannot be taken."""
    content = picture.content
    if not content:
        return "", f"its file is elsewhere: {picture.name}" if picture.name else "a drawing of the program itself"
    found = raster_format(content)
    ending = _ENDINGS.get(found, "") or ("svg" if is_drawing(content) else "")
    if not ending:
        kind = other_kind(content)
        return "", f"{kind.name}; {kind.hint}" if kind else "of a kind that is not known here"
    errors = [one for one in picture_problems(content, _TYPES[ending]) if one.is_error]
    if errors:
        return "", errors[0].message
    try:
        width, height = picture_size(content, _TYPES[ending])
    except BadPicture as error:
        return "", error.problem.message
    return (ending, "") if max(width, height) >= _SMALLEST_PX else ("", "an ornament of a few dots")
