/* Finds papers by the words of their titles, messages and sections, in the page itself: nothing is fetched.

   Words are compared without case, accents and vowel signs, Arabic letters in their plain forms. Where words have
   spaces, what is typed is the beginning of a word; in Arabic what is written together with a word may stand before it.
   Chinese, which has none, is found wherever it stands, as a whole or else by half of its pairs of characters. A long word
   that is nowhere is looked for without its ending: that serves languages that decline. */
(() => {
  const [box, query, found, results] = ["search", "query", "found", "results"].map((id) => document.getElementById(id));
  const papers = JSON.parse(document.getElementById("index").textContent);
  const plainArabic = { "ى": "ي", "ة": "ه", "ٱ": "ا", "ک": "ك", "ی": "ي", "ـ": "" };
  const before = ["", "ال", "وال", "بال", "كال", "فال", "لل", "و", "ب", "ل", "ك", "ف"];
  const han = /\p{Script=Han}/u;
  const arabic = /\p{Script=Arabic}/u;

  const folded = (text) => " " + text.normalize("NFKD").replace(/\p{M}+/gu, "").toLowerCase()
    .replace(/[ىةٱکیـ]/g, (sign) => plainArabic[sign])
    .replace(/[٠-٩]/g, (digit) => digit.charCodeAt(0) - 0x660)
    .replace(/[^\p{L}\p{N}]+/gu, " ");

  const words = (text) => folded(text).replace(/\p{Script=Han}+/gu, " $& ").trim().split(" ").filter(Boolean);

  const isIn = (word, text) => {
    if (han.test(word)) return text.includes(word);
    if (!arabic.test(word)) return text.includes(" " + word);
    const bare = word.replace(/^(وال|بال|كال|فال|ال|لل)(?=..)/, "");
    return before.some((start) => text.includes(" " + start + bare));
  };

  const pairs = (word) => Array.from({ length: word.length - 1 }, (_, place) => word.slice(place, place + 2));

  const isNearlyIn = (word, text) => {
    if (han.test(word)) return word.length > 2 && 2 * pairs(word).filter((pair) => text.includes(pair)).length >= word.length - 1;
    return word.length > 4 && isIn(word.slice(0, Math.max(4, word.length - 2)), text);
  };

  let texts;
  const allTexts = () => texts ??= papers.map((paper) => [
    [paper.title, 8, ""],
    ...paper.messages.map((text) => [text, 3, ""]),
    ...paper.sections.map(([text, id]) => [text, 4, id]),
    [paper.text, 1, ""],
  ].map(([text, weight, id]) => ({ text, weight, id, folded: folded(text) })));

  const best = (word, fields) => {
    const scored = fields.map((field) => [field.weight * (isIn(word, field.folded) ? 2 : isNearlyIn(word, field.folded) ? 1 : 0), field]);
    return scored.reduce((one, other) => (other[0] > one[0] ? other : one));
  };

  const hits = (wanted) => papers.map((paper, place) => {
    const scored = wanted.map((word) => best(word, allTexts()[place]));
    const score = scored.some(([points]) => points === 0) ? 0 : scored.reduce((sum, [points]) => sum + points, 0);
    const [, field] = scored.reduce((one, other) => (other[0] > one[0] ? other : one), [0, null]);
    return { paper, place, score, field };
  }).filter((hit) => hit.score > 0).sort((one, other) => other.score - one.score || one.place - other.place);

  const shown = ({ paper, field }) => {
    const item = document.createElement("li");
    const link = item.appendChild(document.createElement("a"));
    link.href = paper.address + (field.id && paper.isPage ? "#" + field.id : "");
    link.textContent = paper.title;
    item.appendChild(document.createElement("span")).textContent = paper.kind;
    if (field.weight < 8) item.appendChild(document.createElement("span")).textContent = field.text;
    return item;
  };

  const search = () => {
    const wanted = words(query.value);
    const list = wanted.length ? hits(wanted) : [];
    results.replaceChildren(...list.slice(0, 50).map(shown));
    found.textContent = !wanted.length ? "" : list.length ? found.dataset.some.replace("#", list.length) : found.dataset.none;
  };

  box.hidden = false;
  query.addEventListener("input", search);
  search();
})();
