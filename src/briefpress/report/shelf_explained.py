"""Code of a finding about the shelf, bundles and brands -> why it is one, and what to do."""

from __future__ import annotations

SHELF = {
    "shelf.nothing-made": (
        "The shelf shows what builds have made: the editions that manifest.json lists. In this folder there are none."
    ),
    "shelf.drafts": (
        "Drafts may break every rule and are for those who work on a brief; files for print go to a print shop. "
        "A shelf and bundles are made of final editions."
    ),
    "shelf.lost": (
        "The manifest lists editions of a brief, a language, an audience or a length that the project has no longer. "
        "Nothing is known of them but their names."
    ),
    "shelf.not-ours": (
        "The shelf writes pages such as index.html into the folder of builds. One of that name is there that it has "
        "not written: it may be yours, so it is neither replaced nor removed."
    ),
    "shelf.outdated": (
        "The pages of the shelf tell of editions as they were when it was made. A build has changed some since: sizes, "
        "hashes and pictures on its pages are no longer right."
    ),
    "shelf.bad-file": "shelf.yaml says where the shelf stands on the web (`address`) and what it is called (`title`).",
    "shelf.unknown-key": "A key of shelf.yaml is not known, so it would do nothing.",
    "shelf.bad-address": (
        "A site map and the links between languages need the whole address of the folder that the shelf will stand in, "
        "with https:// at its start."
    ),
    "shelf.untranslated": (
        "The pages of the shelf have fixed words of their own. Those that a language has not yet in its labels stand "
        "in English, so that its editions are on the shelf all the same."
    ),
    "shelf.bad-page": (
        "Templates may come from anybody, so a page of the shelf says first what it may do, before anything that a "
        "template puts into it. It has to begin as ours do for that."
    ),
    "shelf.bad-title": "The shelf has a title: one for all languages, or one by language.",
    "shelf.bad-catalogue": (
        "What has changed is found by comparing with the catalogue.json of the shelf as it was published last. Keep "
        "that file when you publish."
    ),
    "bundle.nothing": "A bundle holds what has been made; nothing that was asked for has been, in its formats.",
    "bundle.not-made": "A bundle holds what has been made, and of this nothing has been.",
    "bundle.changed-file": (
        "The manifest vouches for each file of a bundle. This one is missing or has been changed, so it does not."
    ),
    "bundle.not-archival": (
        "Archives take PDF/A (ISO 19005), which shows the same in decades: fonts and colours are in the file. This PDF "
        "does not say that it is one."
    ),
    "bundle.no-attachments": (
        "PDF/A-3 carries the files that it was made from as attachments. These PDFs are for archives, and carry none; "
        "the bundle has the same files beside them, in sources/."
    ),
    "bundle.no-print-files": (
        "A print shop needs pages with bleed and crop marks, in its inks. Builds with --print make them, into "
        "build/print; without them the bundle has the PDFs that readers get."
    ),
    "brand.bad-shape": (
        "A _brand.yml has the keys of brand.yml: `color` with `palette`, `typography` and `meta` are mappings."
    ),
    "brand.bad-colour": (
        "A colour of a brand is a value of CSS, or the name of one in its palette. What lets paper shine through is "
        "none: a printed colour is one."
    ),
    "brand.bad-font": "A font of a brand is copied beside the look. It has to be one that can be embedded.",
    "brand.no-file": (
        "A brand names its logo and fonts from its own folder. Whoever hands on a _brand.yml hands on that folder."
    ),
}
