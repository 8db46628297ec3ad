// Beside the pages: what a build would tell of the edition, and where the chosen block is written.
import { counted, excerpt, words } from "./words.js";

export class Side {
  constructor(page, go) {
    this.go = go;
    this.told = page.getElementById("told");
    this.verdict = page.getElementById("verdict");
    this.findings = page.getElementById("findings");
    this.chosen = page.getElementById("chosen");
  }

  tell(text) {
    if (this.told.textContent !== text) this.told.textContent = text;
  }

  show(pane, state) {
    if (!state) return;
    this.verdict.textContent = state.is_checked ? state.verdict : "What a build would tell is being found out …";
    this.verdict.classList.toggle("quiet", !state.is_checked);
    const seen = JSON.stringify([pane.query, state.findings]);
    if (this.seen !== seen) {
      this.seen = seen;
      this.findings.replaceChildren(...state.findings.map((one) => this.item(pane, one)));
    }
    if (state.is_checked) this.tell(`${counted(state.pages.length, "page")}. ${state.verdict}`);
    else if (state.is_broken) this.tell("");
  }

  item(pane, found) {
    const item = words("li", `finding ${found.severity}`);
    const head = words("p", "head");
    head.append(words("strong", "severity", found.severity), ` ${found.message}`);
    item.append(head);
    if (found.hint) item.append(words("p", "hint", found.hint));
    const foot = words("p", "foot");
    if (found.block) {
      const show = words("button", "", "Show");
      show.type = "button";
      show.setAttribute("aria-label", `Show ${found.block}`);
      show.addEventListener("click", () => {
        this.go(found.block);
        this.choose(pane, found.block);
      });
      foot.append(show, " ");
    }
    if (found.file) foot.append(words("span", "place", found.line ? `${found.file}:${found.line}` : found.file));
    foot.append(" ", words("code", "code", found.code));
    item.append(foot);
    return item;
  }

  async choose(pane, block) {
    this.chosen.hidden = !block;
    if (!block) return;
    const places = await (await fetch(`places?${pane.query}&block=${encodeURIComponent(block)}`)).json();
    this.chosen.querySelector("h2").textContent = block;
    this.chosen.querySelector("ul").replaceChildren(...places.map((one) => this.place(one)));
    const first = places[0];
    if (first) this.tell(`${block}: ${first.file}, line ${first.line}`);
  }

  place(place) {
    const item = words("li", "");
    const name = `${place.file}:${place.line}`;
    item.append(words("span", "kind", place.kind), words("code", "place", name), excerptOf(place));
    const copy = words("button", "", "Copy");
    copy.type = "button";
    copy.setAttribute("aria-label", `Copy ${name}`);
    copy.addEventListener("click", () => this.copy(name));
    item.append(copy, " ", place.address ? link(place, name) : this.command(place, name));
    return item;
  }

  async copy(name) {
    await navigator.clipboard.writeText(name);
    this.tell(`${name} is copied`);
  }

  command(place, name) {
    const open = words("button", "", "Open");
    open.type = "button";
    open.setAttribute("aria-label", `Open ${name} in the editor`);
    open.addEventListener("click", async () => {
      const answer = await fetch("open", { method: "POST", body: JSON.stringify(place) });
      this.tell(answer.ok ? `${name} is opened` : await answer.text());
    });
    return open;
  }
}

function link(place, name) {
  const open = words("a", "", "Open");
  open.href = place.address;
  open.setAttribute("aria-label", `Open ${name} in the editor`);
  return open;
}

function excerptOf(place) {
  const element = excerpt(place);
  element.textContent = place.excerpt.trim();
  return element;
}
