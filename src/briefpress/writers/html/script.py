"""The one script of a page, for comfort: without it, everything can be read and reached.

A citation or the mark of a note shows what it stands for beside it, a link at a head copies its address, the list of
contents says which section is read, and keys stop at the frames of those tables alone that scroll. It asks for nothing,
stores nothing, and knows the text by its markup alone.
"""

from __future__ import annotations

import base64
import hashlib

SCRIPT = """
(() => {
  const page = document.documentElement, words = page.dataset;
  const box = document.createElement("aside");
  if (box.showPopover && words.close) {
    box.id = "_shown"; box.popover = "auto"; box.tabIndex = -1;
    document.body.append(box);
    document.addEventListener("click", event => {
      const mark = event.target.closest && event.target.closest("a.cite, a.noteref");
      if (!mark || box.contains(mark) || event.ctrlKey || event.metaKey || event.shiftKey) return;
      const item = document.getElementById(decodeURIComponent(mark.hash.slice(1)));
      if (!item) return;
      event.preventDefault();
      const text = document.createElement("div"), close = document.createElement("button");
      text.append(...item.cloneNode(true).childNodes);
      text.querySelectorAll(".back").forEach(one => one.remove());
      text.querySelectorAll("[id]").forEach(one => one.removeAttribute("id"));
      close.type = "button"; close.textContent = "×"; close.setAttribute("aria-label", words.close);
      close.addEventListener("click", () => { box.hidePopover(); mark.focus(); });
      box.setAttribute("aria-label", mark.textContent);
      box.replaceChildren(text, close);
      box.showPopover();
      const at = mark.getBoundingClientRect(), wide = innerWidth > 700, room = 8;
      const left = Math.min(Math.max(room, at.left - 40), innerWidth - box.offsetWidth - 2 * room);
      const below = at.bottom + room, above = at.top - box.offsetHeight - room;
      const top = below + box.offsetHeight > innerHeight && above > 0 ? above : below;
      box.style.cssText = wide ? `left:${left}px;top:${top}px;right:auto;bottom:auto` : "";
      box.focus();
    });
  }
  document.querySelectorAll(".anchor a").forEach(link => link.addEventListener("click", () => {
    const name = link.getAttribute("aria-label");
    if (!navigator.clipboard) return;
    navigator.clipboard.writeText(link.href).then(() => {
      link.setAttribute("aria-label", words.copied); link.className = "copied";
      setTimeout(() => { link.setAttribute("aria-label", name); link.className = ""; }, 2000);
    }, () => {});
  }));
  const frames = document.querySelectorAll(".scroller");
  const reach = () => frames.forEach(frame => { frame.tabIndex = frame.scrollWidth > frame.clientWidth ? 0 : -1; });
  reach();
  addEventListener("resize", reach);
  const entries = [...document.querySelectorAll("nav.outline a, nav.contents a")];
  const heads = entries.map(one => document.getElementById(decodeURIComponent(one.hash.slice(1))));
  let waiting = false;
  const tell = () => {
    waiting = false;
    const read = heads.findLastIndex(head => head && head.getBoundingClientRect().top < innerHeight / 3);
    entries.forEach((one, place) => {
      if (place === read) one.setAttribute("aria-current", "location"); else one.removeAttribute("aria-current");
    });
  };
  if (heads.findLastIndex && entries.length) addEventListener("scroll", () => {
    if (!waiting) { waiting = true; requestAnimationFrame(tell); }
  }, { passive: true });
})();
"""
HASH = f"sha256-{base64.b64encode(hashlib.sha256(SCRIPT.encode()).digest()).decode()}"
"""By which a browser knows that it is this one and no other."""
