// What every part of the laboratory needs: words, elements, tables, numbers.
export const facts = JSON.parse(document.getElementById("lab-facts").textContent);

/** Return words in the page's language; {} are filled in order, {0} and {name} by name. */
export function say(key, ...values) {
  const text = facts.words[key];
  if (text === undefined) throw new Error(`no words for ${key}`);
  const named = values[0] !== null && typeof values[0] === "object" ? values[0] : values;
  let next = 0;
  return text.replace(/\{(\w*)\}/g, (_, name) => named[name || next++]);
}

/** Make an element; "on…" attributes are listeners, false and undefined are left out. */
export function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
    else if (value === true) made.setAttribute(name, "");
    else if (value !== false && value !== undefined) made.setAttribute(name, value);
  }
  made.append(...children.flat().filter((child) => child !== null && child !== undefined));
  return made;
}

export function button(words, onclick, attributes = {}) {
  return element("button", { type: "button", onclick, ...attributes }, words);
}

/** Make a table in a box that scrolls; the first cell of a row is its head. */
export function table(caption, heads, rows) {
  const head = heads.map((words) => element("th", { scope: "col" }, words));
  const body = rows.map(([first, ...others]) =>
    element(
      "tr",
      {},
      element("th", { scope: "row" }, first),
      others.map((cell) => element("td", {}, ...[cell].flat())),
    ),
  );
  return element(
    "div",
    { class: "table-wrapper docutils container", tabindex: 0 },
    element(
      "table",
      { class: "docutils" },
      element("caption", {}, caption),
      element("thead", {}, element("tr", {}, head)),
      element("tbody", {}, body),
    ),
  );
}

/** Show a figure: 5.5, or ≈ 5.667 with the exact 17/3 beside it. */
export function figure({ exact, decimal }) {
  if (!exact.includes("/")) return exact;
  return [`${decimal} `, element("small", {}, `= ${exact}`)];
}

/** Return the value of an exact number such as "17/3". */
export function value(exact) {
  const [over, under = "1"] = String(exact).split("/");
  return Number(over) / Number(under);
}

/** Write who runs from when: 0 A 4 B 7. */
export function gantt(slices, names) {
  const most = 24;
  const parts = slices
    .slice(0, most)
    .map(({ start, job }) => `${start} ${job === null ? `(${say("idle")})` : names[job]}`);
  return `${parts.join(" ")} ${slices.length > most ? "…" : slices.at(-1).end}`;
}
