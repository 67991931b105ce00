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
  const lines = rows.map(([first, ...others]) => [
    element("th", { scope: "row" }, ...[first].flat()),
    ...others.map((cell) => element("td", {}, ...[cell].flat())),
  ]);
  const top = heads.map((words) => element("th", { scope: "col" }, words));
  top.forEach((head, at) => {
    const column = lines.map((line) => line[at]);
    const figures = column.every(({ textContent }) => /^(-?\d[\d./]*( = .*)?)?$/.test(textContent));
    if (at && figures) for (const cell of [head, ...column]) cell.className = "figure";
  });
  return element(
    "div",
    { class: "table-wrapper docutils container", "data-label": caption },
    element(
      "table",
      { class: "docutils" },
      element("caption", {}, caption),
      element("thead", {}, element("tr", {}, top)),
      element("tbody", {}, lines.map((line) => element("tr", {}, line))),
    ),
  );
}

const READABLE = 24; // characters of a fraction that still says something

/** Show a figure: 5.5, or ≈ 5.667 with the exact 17/3 beside it; the files have every digit. */
export function figure({ exact, decimal }) {
  if (!exact.includes("/")) return exact;
  if (exact.length > READABLE) return decimal;
  return [`${decimal} `, element("small", {}, `= ${exact}`)];
}

/** Return the value of an exact number such as "17/3". */
export function value(exact) {
  const [over, under = "1"] = String(exact).split("/");
  return Number(over) / Number(under);
}

/** Show who runs from when, 0 A 4 B 7, with a button that copies it; `head` stands before it. */
export function ganttLine(line, head = "") {
  const text = element("code", {}, line);
  const told = element("span", { role: "status" });
  async function copy() {
    try {
      await navigator.clipboard.writeText(line);
      told.textContent = say("line copied");
    } catch {
      getSelection().selectAllChildren(text);
      told.textContent = say("line selected");
    }
  }
  const copier = button(say("copy"), copy, { "aria-label": say("copy line", head) });
  return element("div", { class: "lab-gantt" }, head && element("p", {}, head), text, copier, told);
}
