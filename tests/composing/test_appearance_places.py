"""What is wrong with a logo is found where the theme names its file."""

from __future__ import annotations

from pathlib import Path

from briefpress.composing.composer import Composer
from briefpress.diagnostics import Diagnostic
from briefpress.project import Project


def test_a_finding_about_the_logo_stands_where_the_theme_names_it(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "templates").mkdir()
    theme = "base: {}\nlogo:\n  alt: Ministry\n  file: mark.svg\n"
    (tmp_path / "templates" / "theme.yaml").write_text(theme, "utf-8")
    appearance = Composer(Project(tmp_path), "").appearance
    about = Diagnostic("document.bad-picture", 'the picture "theme-logo.svg" cannot be drawn whole: x')

    told = appearance.placed(about, "policymakers")

    assert told.place
    assert "templates/theme.yaml:4:9" == str(told.place)
    other = Diagnostic("document.bad-picture", 'the picture "pump.jpg" cannot be drawn whole: x')
    assert other == appearance.placed(other, "policymakers")
