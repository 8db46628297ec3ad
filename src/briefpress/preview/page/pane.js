// One edition: its bar, its budget, its pages or web edition, and what is wrong when nothing can be shown.
import { drawGauge } from "./gauge.js";
import { Pages } from "./pages.js";
import { Web } from "./web.js";
import { excerpt, words } from "./words.js";

export class Pane {
  constructor(number, choice, told) {
    this.choice = choice;
    this.told = told;
    this.state = null;
    this.held = false;
    this.isNew = true;
    this.drawn = null;
    this.sought = [];
    this.waiting = [];
    this.element = document.getElementById("pane").content.firstElementChild.cloneNode(true);
    this.sheet = this.element.querySelector(".sheet");
    this.pages = new Pages(this.element.querySelector(".pages"), told.selected);
    this.web = new Web(this.element.querySelector(".web"), told.selected, told.scrolled);
    this.name(number);
    this.attend();
  }

  name(number) {
    this.element.querySelector("h2").textContent = number === 1 ? "Edition" : "Edition beside it";
    this.element.querySelector(".bar").setAttribute("aria-label", number === 1 ? "Edition" : "Edition beside it");
    this.sheet.setAttribute("aria-label", number === 1 ? "Pages" : "Pages beside them");
  }

  attend() {
    this.element.querySelectorAll("select").forEach((one) =>
      one.addEventListener("change", () => this.told.chosen(one.dataset.word, one.value)),
    );
    this.element.addEventListener("focusin", () => this.told.looked());
    this.sheet.addEventListener("scroll", () => this.scrolled(), { passive: true });
    const hold = this.element.querySelector(".hold");
    hold.addEventListener("click", () => {
      this.held = !this.held;
      hold.setAttribute("aria-pressed", String(this.held));
      if (!this.held && this.latest) this.show(this.latest);
    });
    this.web.frame.addEventListener("load", () => this.seek());
    new ResizeObserver(() => this.fit()).observe(this.sheet);
  }

  // ---- what is heard

  get query() {
    return new URLSearchParams(Object.entries(this.choice)).toString();
  }

  listen() {
    this.source = new EventSource(`events?${this.query}`);
    this.source.addEventListener("state", (event) => this.hear(JSON.parse(event.data)));
    this.source.addEventListener("point", (event) => this.point(JSON.parse(event.data)));
    this.source.addEventListener("error", () => this.element.classList.add("lost"));
    this.source.addEventListener("open", () => this.element.classList.remove("lost"));
  }

  choose(choice) {
    this.end(false);
    this.choice = choice;
    this.isNew = true;
    this.element.setAttribute("aria-busy", "true");
    this.pages.forget();
    this.listen();
  }

  end(gone = true) {
    this.source?.close();
    if (gone) this.element.remove();
  }

  hear(state) {
    this.latest = state;
    if (!this.held) this.show(state);
  }

  // Show the block of a line: as soon as it is on a page, where pages are still made.
  point(point) {
    this.sought = point.blocks;
    this.told.pointed(point);
    this.drawn?.then(() => this.seek());
  }

  seek() {
    const shown = this.viewed === "web" ? this.web : this.pages;
    const block = this.sought.find((name) => shown.has(name));
    if (!block) return;
    this.sought = [];
    this.select(block, true);
    this.told.selected(block);
  }

  // ---- what is shown

  async show(state) {
    this.state = state;
    // What has changed is seen first; what is said of it, while the pictures come.
    this.drawn = this.pages.show(state);
    this.web.show(state);
    this.element.classList.toggle("broken", state.is_broken);
    this.element.classList.toggle("busy", state.is_busy);
    this.element.setAttribute("aria-busy", String(state.is_busy));
    this.element.dataset.number = state.number;
    this.trouble(state);
    drawGauge(this.element.querySelector(".gauge"), state);
    const pdf = this.element.querySelector(".pdf");
    pdf.hidden = !state.is_checked || state.findings.some((one) => one.severity === "error");
    pdf.href = `pdf?${this.query}`;
    this.told.changed(state);
    await this.drawn;
    this.look();
    this.seek();
    if (this.isNew && state.regions.length) this.begin();
    if (state.pages.length) this.waiting.splice(0).forEach((call) => call());
  }

  // Begin where the edition beside it is.
  begin() {
    this.isNew = false;
    this.told.begun();
  }

  trouble(state) {
    const element = this.element.querySelector(".trouble");
    element.hidden = !state.trouble.length;
    if (JSON.stringify(state.trouble) === this.told_of) return;
    this.told_of = JSON.stringify(state.trouble);
    element.replaceChildren(
      words("p", "lead", state.pages.length ? "The last pages that could be made, and why there are no newer ones:" : ""),
      ...state.trouble.slice(0, 4).map((one) => {
        const item = words("div", "finding");
        item.append(words("p", "", one.message));
        if (one.file) item.append(words("p", "place", `${one.file}:${one.line}:${one.column}`), excerpt(one));
        if (one.hint) item.append(words("p", "hint", one.hint));
        return item;
      }),
    );
    if (state.trouble.length > 4) element.append(words("p", "hint", `and ${state.trouble.length - 4} more`));
  }

  whenShown(call) {
    if (this.state?.pages.length) call();
    else this.waiting.push(call);
  }

  view(name) {
    this.viewed = name;
    this.element.querySelector(".pages").hidden = name === "web";
    this.web.frame.hidden = name !== "web";
    this.sheet.classList.toggle("of-web", name === "web");
    this.web.asked(name === "web");
    this.fit();
  }

  fit() {
    this.pages.fit(this.sheet.clientWidth);
    this.look();
  }

  scrolled() {
    this.told.scrolled();
    clearTimeout(this.looking);
    this.looking = setTimeout(() => this.look(), 150);
  }

  // Tell which page is seen.
  look() {
    const body = JSON.stringify(this.viewed === "web" ? null : this.pages.view(this.sheet));
    const seen = this.query + body;
    if (body === "null" || seen === this.seen) return;
    this.seen = seen;
    fetch(`view?${this.query}`, { method: "POST", body }).catch(() => {});
  }

  // ---- blocks and scrolling

  select(block, bring) {
    this.pages.select(block, bring && this.viewed !== "web");
    this.web.select(block, bring && this.viewed === "web");
  }

  spot() {
    return this.viewed === "web" ? this.web.spot() : this.pages.spot(this.sheet);
  }

  scrollTo(spot) {
    if (this.viewed === "web") this.web.scrollTo(spot);
    else this.pages.scrollTo(this.sheet, spot);
  }
}
