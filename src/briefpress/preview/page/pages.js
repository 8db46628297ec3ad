// Pages as pictures: only what changed is drawn anew, and the old picture stays until the new one can be seen.
import { words } from "./words.js";

const STEP = 200;

export class Pages {
  constructor(list, selected) {
    this.list = list;
    this.selected = selected;
    this.block = "";
    this.state = null;
    list.addEventListener("click", (event) => this.clicked(event));
    list.addEventListener("keydown", (event) => this.pressed(event));
  }

  forget() {
    this.list.replaceChildren();
    this.state = null;
    this.outlined = "";
  }

  async show(state) {
    this.state = state;
    while (this.list.children.length > state.pages.length) this.list.lastElementChild.remove();
    while (this.list.children.length < state.pages.length) this.list.append(empty());
    const drawn = state.pages.map((page, place) => this.draw(this.list.children[place], page, place));
    await Promise.all(drawn);
    // While pictures came, there may have been another change.
    if (this.state !== state) return;
    this.outline(state);
    this.marks(state);
  }

  async draw(item, page, place) {
    const image = item.querySelector("img");
    item.setAttribute("aria-label", `Page ${place + 1} of ${this.state.pages.length}`);
    image.alt = `Page ${place + 1} as it will print. Its text can be read in the web edition.`;
    item.style.setProperty("aspect-ratio", `${page.width} / ${page.height}`);
    item.style.setProperty("--width", `${page.width}px`);
    const width = this.width(item);
    if (item.dataset.look === page.look && Number(image.dataset.width) >= width) return;
    item.dataset.look = page.look;
    const next = new Image();
    next.src = `picture/${page.look}?width=${width}`;
    try {
      await next.decode();
    } catch {
      return; // it is no longer shown, or the preview has ended
    }
    if (item.dataset.look !== page.look) return;
    next.alt = image.alt;
    next.dataset.width = width;
    next.dataset.look = page.look;
    item.querySelector("img").replaceWith(next);
  }

  width(item) {
    const seen = (item.clientWidth || 700) * (window.devicePixelRatio || 1);
    return Math.min(4000, Math.ceil(seen / STEP) * STEP);
  }

  fit() {
    if (!this.state) return;
    this.state.pages.forEach((page, place) => this.draw(this.list.children[place], page, place));
  }

  // ---- blocks

  outline(state) {
    const outlined = JSON.stringify([state.pages.length, state.regions]);
    if (this.outlined === outlined) return;
    this.outlined = outlined;
    const focused = this.list.contains(document.activeElement) ? document.activeElement.dataset.block : null;
    [...this.list.children].forEach((item, place) => {
      const blocks = state.regions.filter((region) => region.page === place + 1).map(button);
      item.querySelector(".blocks").replaceChildren(...blocks);
      if (blocks.length) blocks[0].tabIndex = 0;
    });
    this.select(this.block, false);
    if (focused) this.button(focused)?.focus({ preventScroll: true });
  }

  marks(state) {
    const at = new Map();
    for (const one of [...state.notes, ...state.findings].filter((one) => one.block))
      at.set(one.block, [...(at.get(one.block) ?? []), one]);
    const seen = new Set();
    this.list.querySelectorAll(".block").forEach((block) => {
      const found = at.get(block.dataset.block) ?? [];
      const notes = found.filter((one) => one.kind);
      const severity = ["error", "warning", "note"].find((name) => found.some((one) => one.severity === name));
      block.dataset.severity = severity ?? "";
      const isFirst = !seen.has(block.dataset.block);
      seen.add(block.dataset.block);
      const signs = isFirst ? notes.map((one) => words("span", `mark ${one.kind}`, one.text)) : [];
      block.replaceChildren(...signs.slice(0, 2));
      const said = found.map((one) => one.text ?? one.message).join("; ");
      block.setAttribute("aria-label", `${block.dataset.block}${said ? `: ${said}` : ""}`);
    });
    this.list.querySelectorAll(".end").forEach((one) => one.remove());
    if (state.end) this.end(state.end, state.gauge);
  }

  end(region, gauge) {
    const over = gauge?.lines_over ? `: ${gauge.lines_over} lines too long` : "";
    const line = words("p", "end", `The promised pages end before this${over}`);
    line.style.top = `${region.top * 100}%`;
    this.list.children[region.page - 1]?.append(line);
  }

  clicked(event) {
    const block = event.target.closest(".block");
    if (block) this.selected(block.dataset.block);
  }

  pressed(event) {
    const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
    if (event.key === "Escape") this.selected("");
    if (!step || !event.target.matches(".block")) return;
    event.preventDefault();
    const all = [...this.list.querySelectorAll(".block")];
    const next = all[all.indexOf(event.target) + step];
    if (!next) return;
    event.target.tabIndex = -1;
    next.tabIndex = 0;
    next.focus();
  }

  has(block) {
    return Boolean(this.button(block));
  }

  button(block) {
    return block ? this.list.querySelector(`.block[data-block="${CSS.escape(block)}"]`) : null;
  }

  select(block, bring) {
    this.block = block;
    this.list.querySelectorAll(".block").forEach((one) => {
      one.classList.toggle("chosen", one.dataset.block === block);
      one.setAttribute("aria-pressed", String(one.dataset.block === block));
    });
    if (bring) this.button(block)?.scrollIntoView({ block: "center", inline: "nearest" });
  }

  // ---- what is seen: the preview draws it first

  view(sheet) {
    const middle = sheet.getBoundingClientRect().top + sheet.clientHeight / 2;
    const items = [...this.list.children];
    const place = Math.max(0, items.findLastIndex((one) => one.getBoundingClientRect().top <= middle));
    return items.length ? { page: place + 1, width: this.width(items[place]) } : null;
  }

  // ---- scrolling together: by the block on top where both have it, else by the share that is past

  spot(sheet) {
    const top = sheet.getBoundingClientRect().top + sheet.clientHeight / 4;
    const over = [...this.list.querySelectorAll(".block")].filter((one) => {
      const box = one.getBoundingClientRect();
      return box.top <= top && box.bottom > top;
    });
    const block = over.at(-1);
    const box = block?.getBoundingClientRect();
    return {
      blocks: over.map((one) => one.dataset.block).reverse(),
      within: box ? (top - box.top) / box.height : 0,
      share: sheet.scrollTop / Math.max(1, sheet.scrollHeight - sheet.clientHeight),
    };
  }

  scrollTo(sheet, spot) {
    const same = spot.blocks.map((name) => this.button(name)).find(Boolean);
    if (!same) {
      sheet.scrollTop = spot.share * (sheet.scrollHeight - sheet.clientHeight);
      return;
    }
    const box = same.getBoundingClientRect();
    const top = sheet.getBoundingClientRect().top + sheet.clientHeight / 4;
    sheet.scrollTop += box.top + box.height * spot.within - top;
  }
}

function empty() {
  const item = words("div", "page");
  item.setAttribute("role", "group");
  item.append(new Image(), words("div", "blocks"));
  return item;
}

function button(region) {
  const block = words("button", "block");
  block.type = "button";
  block.tabIndex = -1;
  block.dataset.block = region.block;
  for (const side of ["left", "top", "width", "height"]) block.style[side] = `${region[side] * 100}%`;
  return block;
}
