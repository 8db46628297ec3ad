// Elements with text in them; nothing of a project is ever read as markup.
export function words(tag, name, text = "") {
  const element = document.createElement(tag);
  if (name) element.className = name;
  element.textContent = text;
  return element;
}

export function excerpt(found) {
  const element = words("pre", "excerpt");
  if (!found.excerpt) element.hidden = true;
  const caret = `${" ".repeat(Math.max(0, found.column - 1))}^`;
  element.textContent = `${found.excerpt}\n${caret}`;
  element.dir = "ltr";
  return element;
}

export function counted(count, noun) {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
