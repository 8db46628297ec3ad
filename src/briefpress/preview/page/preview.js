// The page of a preview: panes, what is chosen in their bars, and the address that says so.
import { Pane } from "./pane.js";
import { Side } from "./side.js";

const WORDS = ["brief", "audience", "length", "language", "paper", "look"];
const OPTIONAL = ["paper", "look"];

const panes = [];
const side = new Side(document, (block) => panes.forEach((pane) => pane.select(block, true)));
const beside = document.getElementById("beside");
let offer = null;
let active = null;

start();

async function start() {
  offer = await offered();
  const address = new URLSearchParams(location.search);
  const line = decodeURIComponent(location.hash).match(/^#at=(.+):(\d+)$/);
  const view = address.get("view") === "web" ? "web" : "pages";
  document.querySelector(`[name=view][value=${view}]`).checked = true;
  open(choiceIn(address, "") ?? offer.start);
  const second = choiceIn(address, "2.");
  if (second) open(second);
  show();
  beside.addEventListener("click", () => (panes.length > 1 ? close() : open({ ...panes[0].choice })));
  document.querySelectorAll("[name=view]").forEach((one) => one.addEventListener("change", show));
  pointAt(line);
}

async function offered() {
  return (await fetch("offer")).json();
}

function choiceIn(address, prefix) {
  if (!address.has(`${prefix}brief`)) return null;
  return Object.fromEntries(WORDS.map((word) => [word, address.get(prefix + word) ?? ""]));
}

function open(choice) {
  const pane = new Pane(panes.length + 1, choice, {
    changed: (state) => pane === active && side.show(pane, state),
    chosen: (word, value) => choose(pane, word, value),
    selected: (block) => select(pane, block),
    scrolled: () => follow(pane),
    pointed: (point) => pane === panes[0] && side.tell(`${point.file}, line ${point.line}`),
    looked: () => activate(pane),
    begun: () => pane === panes[1] && follow(panes[0]),
  });
  panes.push(pane);
  document.getElementById("panes").append(pane.element);
  fill(pane);
  pane.listen();
  if (!active) activate(pane);
  arrange();
}

function close() {
  const pane = panes.pop();
  pane.end();
  activate(panes[0]);
  arrange();
}

function arrange() {
  beside.setAttribute("aria-pressed", String(panes.length > 1));
  document.body.classList.toggle("two", panes.length > 1);
  panes.forEach((pane) => pane.fit());
  remember();
}

function show() {
  const view = document.querySelector("[name=view]:checked").value;
  panes.forEach((pane) => pane.view(view));
  remember();
}

function activate(pane) {
  if (active === pane) return;
  active = pane;
  panes.forEach((one) => one.element.classList.toggle("active", one === pane && panes.length > 1));
  side.show(pane, pane.state);
}

// ---- the bar

function fill(pane) {
  const brief = offer.briefs.find((one) => one.name === pane.choice.brief);
  options(pane, "brief", offer.briefs.map((one) => one.name));
  options(pane, "audience", brief?.audiences ?? []);
  options(pane, "length", offer.lengths);
  options(pane, "language", brief?.languages ?? []);
  options(pane, "paper", offer.papers, "as the theme says");
  options(pane, "look", offer.looks, "as the audience says");
}

function options(pane, word, names, none) {
  const select = pane.element.querySelector(`[data-word=${word}]`);
  const chosen = pane.choice[word];
  const all = names.includes(chosen) || !chosen ? names : [...names, chosen];
  select.replaceChildren(...(none ? [new Option(none, "")] : []), ...all.map((name) => new Option(name, name)));
  select.value = chosen;
}

async function choose(pane, word, value) {
  offer = await offered();
  const choice = { ...pane.choice, [word]: value };
  const brief = offer.briefs.find((one) => one.name === choice.brief);
  for (const [name, known] of [["audience", brief?.audiences], ["language", brief?.languages]])
    if (known?.length && !known.includes(choice[name])) choice[name] = known[0];
  pane.choose(choice);
  fill(pane);
  remember();
}

function remember() {
  const address = new URLSearchParams();
  panes.forEach((pane, place) => {
    for (const word of WORDS)
      if (pane.choice[word] || !OPTIONAL.includes(word)) address.set((place ? "2." : "") + word, pane.choice[word]);
  });
  address.set("view", document.querySelector("[name=view]:checked").value);
  history.replaceState(null, "", `?${address}`);
}

// ---- blocks

function select(pane, block) {
  activate(pane);
  panes.forEach((one) => one.select(block, one !== pane));
  side.choose(pane, block);
}

let leader = null;

function follow(pane) {
  if (panes.length < 2 || (leader && leader !== pane)) return;
  leader = pane;
  const other = panes.find((one) => one !== pane);
  other.scrollTo(pane.spot());
  clearTimeout(follow.timer);
  follow.timer = setTimeout(() => (leader = null), 120);
}

function pointAt(match) {
  if (!match) return;
  panes[0].whenShown(() =>
    fetch("at", { method: "POST", body: JSON.stringify({ file: match[1], line: Number(match[2]) }) }),
  );
}
