// The web edition in a frame that runs nothing: its text is exchanged in place, so that nothing jumps or blinks.
const HTML = "http://www.w3.org/1999/xhtml";

export class Web {
  constructor(frame, selected, scrolled) {
    this.frame = frame;
    this.selected = selected;
    this.scrolled = scrolled;
    this.name = "";
    this.isAsked = false;
    frame.addEventListener("load", () => this.attend());
  }

  get page() {
    return this.frame.contentDocument;
  }

  asked(isAsked) {
    this.isAsked = isAsked;
    if (this.latest) this.show(this.latest);
  }

  async show(state) {
    this.latest = state;
    if (!this.isAsked || !state.web || state.web === this.name) return;
    const isFirst = !this.name;
    this.name = state.web;
    if (isFirst) {
      this.frame.src = `web/${state.web}`;
      return;
    }
    const answer = await fetch(`web/${state.web}`);
    if (!answer.ok || this.name !== state.web) return;
    this.exchange(new DOMParser().parseFromString(await answer.text(), "text/html"));
    this.frame.dataset.web = state.web;
  }

  exchange(next) {
    const page = this.page;
    for (const name of ["lang", "dir"]) page.documentElement.setAttribute(name, next.documentElement.getAttribute(name) ?? "");
    const style = next.querySelector("style");
    const before = page.querySelector("style");
    if (style && before && style.textContent !== before.textContent) before.textContent = style.textContent;
    exchange(page.body, next.body);
  }

  attend() {
    const page = this.page;
    if (!page || page.attended) return;
    page.attended = true;
    this.frame.dataset.web = this.name;
    page.addEventListener("click", (event) => this.clicked(event));
    page.addEventListener("scroll", () => this.scrolled(), { passive: true });
  }

  clicked(event) {
    const link = event.target.closest("a[href]");
    // Nothing outside is shown here; what leads about the page itself does.
    if (link && !link.getAttribute("href").startsWith("#")) event.preventDefault();
    const block = event.target.closest("[id]");
    if (block && !link) this.selected(block.id);
  }

  has(block) {
    return Boolean(block && this.page?.getElementById(block));
  }

  select(block, bring) {
    if (bring && this.has(block)) this.page.getElementById(block).scrollIntoView({ block: "center" });
  }

  spot() {
    const root = this.page?.scrollingElement;
    if (!root) return { blocks: [], within: 0, share: 0 };
    const top = root.clientHeight / 4;
    const over = [...this.page.querySelectorAll("[id]")].filter((one) => {
      const box = one.getBoundingClientRect();
      return box.top <= top && box.bottom > top;
    });
    const box = over.at(-1)?.getBoundingClientRect();
    return {
      blocks: over.map((one) => one.id).reverse(),
      within: box ? (top - box.top) / box.height : 0,
      share: root.scrollTop / Math.max(1, root.scrollHeight - root.clientHeight),
    };
  }

  scrollTo(spot) {
    const root = this.page?.scrollingElement;
    if (!root) return;
    const same = spot.blocks.map((name) => this.page.getElementById(name)).find(Boolean);
    if (!same) {
      root.scrollTop = spot.share * (root.scrollHeight - root.clientHeight);
      return;
    }
    const box = same.getBoundingClientRect();
    root.scrollTop += box.top + box.height * spot.within - root.clientHeight / 4;
  }
}

// Put an element in the place of another by exchanging as few of its parts as differ: the browser sets those anew, and
// not the whole page, which takes half a second when it is long.
function exchange(shown, next) {
  if (shown.isEqualNode(next)) return;
  if (shown.nodeName !== next.nodeName || shown.namespaceURI !== HTML) {
    shown.replaceWith(shown.ownerDocument.adoptNode(next));
    return;
  }
  for (const name of shown.getAttributeNames()) if (!next.hasAttribute(name)) shown.removeAttribute(name);
  for (const name of next.getAttributeNames())
    if (shown.getAttribute(name) !== next.getAttribute(name)) shown.setAttribute(name, next.getAttribute(name));
  exchangeChildren(shown, [...shown.childNodes], [...next.childNodes]);
}

function exchangeChildren(shown, before, after) {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start].isEqualNode(after[start])) start += 1;
  let rest = 0;
  while (rest < shorter - start && before.at(-1 - rest).isEqualNode(after.at(-1 - rest))) rest += 1;
  const gone = before.slice(start, before.length - rest);
  const come = after.slice(start, after.length - rest);
  if (gone.length === come.length) {
    gone.forEach((child, place) => exchange(child, come[place]));
    return;
  }
  const following = before[before.length - rest] ?? null;
  gone.forEach((child) => child.remove());
  come.forEach((child) => shown.insertBefore(shown.ownerDocument.adoptNode(child), following));
}
