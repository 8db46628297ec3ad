// The budget of an edition: a sheet for each promised page, the density on its scale, words and how easily they read.
import { counted, words } from "./words.js";

export function drawGauge(element, state) {
  const gauge = state.gauge;
  if (!gauge) {
    element.replaceChildren(words("p", "quiet", state.is_broken ? "" : "Laying out …"));
    return;
  }
  const seen = JSON.stringify([gauge, state.is_checked]);
  if (element.dataset.seen === seen) return;
  element.dataset.seen = seen;
  const parts = element.querySelector(".sheets") ? null : build(element);
  if (parts) element.replaceChildren(...parts);
  sheets(element.querySelector(".sheets"), gauge);
  element.querySelector(".needle").style.left = `${(gauge.density + 1) * 50}%`;
  say(element, gauge);
}

function build() {
  const density = words("div", "density");
  density.setAttribute("aria-hidden", "true");
  density.append(words("span", "needle"));
  const list = words("dl", "numbers");
  for (const name of ["Pages", "Room", "Setting", "Words", "Reading ease", "Would be cut"]) {
    const pair = words("div", "");
    pair.append(words("dt", "", name), words("dd", ""));
    list.append(pair);
  }
  const drawn = words("div", "sheets");
  drawn.setAttribute("aria-hidden", "true");
  return [drawn, density, list];
}

function sheets(element, gauge) {
  const count = Math.max(gauge.pages, gauge.promised);
  while (element.children.length > count) element.lastElementChild.remove();
  while (element.children.length < count) {
    const sheet = words("span", "sheet-of-gauge");
    sheet.append(words("span", "filled"));
    element.append(sheet);
  }
  [...element.children].forEach((sheet, place) => {
    const fill = place < gauge.pages - 1 ? 1 : place === gauge.pages - 1 ? gauge.fill : 0;
    sheet.classList.toggle("over", place >= gauge.promised);
    sheet.firstElementChild.style.height = `${fill * 100}%`;
  });
}

function say(element, gauge) {
  const isOver = gauge.pages > gauge.promised;
  const said = [
    `${gauge.pages} of ${gauge.promised}, the last ${Math.round(gauge.fill * 100)} % full`,
    isOver ? `${counted(gauge.lines_over, "line")} too long` : `about ${counted(gauge.lines_left, "line")} left`,
    setting(gauge.density),
    gauge.words_planned ? `${gauge.words}, planned ${gauge.words_planned} in English` : `${gauge.words}`,
    ease(gauge),
    cuts(gauge.cuts),
  ];
  element.classList.toggle("over", isOver);
  element.querySelectorAll("dd").forEach((place, number) => {
    place.textContent = said[number];
    place.parentElement.hidden = !said[number];
  });
  element.querySelectorAll(".numbers > div")[4].classList.toggle("low", isLow(gauge));
}

function setting(density) {
  if (!density) return "as the theme says";
  return `${Math.round(Math.abs(density) * 100)} % ${density > 0 ? "tighter" : "looser"}`;
}

function isLow(gauge) {
  return gauge.reading_ease !== null && gauge.ease_asked !== null && gauge.reading_ease < gauge.ease_asked;
}

function ease(gauge) {
  if (gauge.reading_ease === null) return "";
  const asked = gauge.ease_asked === null ? "" : `, at least ${gauge.ease_asked} for these readers`;
  return `${Math.round(gauge.reading_ease)}${asked}`;
}

function cuts(all) {
  const cut = all.filter((one) => one.is_cut).map((one) => one.block);
  if (cut.length) return cut.join(", ");
  return all.length ? `nothing; first would go ${all[0].block}` : "nothing may be";
}
