// Keep a schedule as CSV, JSON or SVG: files made here, nothing is sent.
import { button, element, say } from "./dom.js";

const TYPES = { CSV: "text/csv", JSON: "application/json", SVG: "image/svg+xml" };
const STYLES = ["fill", "stroke", "stroke-width", "stroke-dasharray", "font-size", "font-weight", "font-family", "text-anchor"];

function save(name, type, text) {
  const address = URL.createObjectURL(new Blob([text], { type }));
  element("a", { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 1000);
}

/** Return the drawing as a file that needs no style sheet: as it looks here and now. */
export function standalone(svg) {
  const copy = svg.cloneNode(true);
  const [from, to] = [[...svg.querySelectorAll("*")], [...copy.querySelectorAll("*")]];
  from.forEach((shape, at) => {
    const style = getComputedStyle(shape);
    for (const name of STYLES) {
      const value = style.getPropertyValue(name);
      if (value && value !== "none" && value !== "normal") to[at].setAttribute(name, value);
      else if (name === "fill" || name === "stroke") to[at].setAttribute(name, "none");
    }
  });
  for (const own of copy.querySelectorAll(".lab-cover, .lab-now")) own.remove();
  copy.style.background = getComputedStyle(svg.closest(".lab-card")).backgroundColor;
  return `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(copy)}`;
}

/** Return a button for each kind of file; `texts` are functions that write it. */
export function saveButtons(stem, texts) {
  const buttons = Object.entries(texts).map(([kind, text]) =>
    button(kind, () => save(`${stem}.${kind.toLowerCase()}`, TYPES[kind], text())),
  );
  return element("p", { class: "lab-row lab-save" }, say("save"), buttons);
}
