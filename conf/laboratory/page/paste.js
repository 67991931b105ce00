// A table from elsewhere: a spreadsheet, a CSV file, Markdown, a page.
import { facts } from "./dom.js";

const { columns, headings } = facts;
const RULE = /^(?=.*(\||---))[\s|:+-]*-[\s|:+-]*$/; // below the heads of a Markdown table
const BETWEEN = [/\|/, /\t/, /[;；]/, /[,，]/]; // cells; otherwise blanks

/** Return a heading as it is compared: no case, no blanks, no unit in brackets. */
const bare = (heading) =>
  heading
    .normalize("NFKC")
    .toLowerCase()
    .replace(/\(.*?\)|\[.*?\]|[\s_*`.:/-]/g, "");

const meant = new Map(columns.flatMap((column) => headings[column].map((heading) => [bare(heading), column])));

/** Join the words of headings that only blanks are between: Burst Time is one. */
function joined(words) {
  const heads = [];
  for (let at = 0; at < words.length; ) {
    let many = [4, 3, 2].find((n) => meant.has(bare(words.slice(at, at + n).join("")))) ?? 1;
    if (many === 1 && /^time$/i.test(words[at + 1])) many = 2;
    heads.push(words.slice(at, at + many).join(" "));
    at += many;
  }
  return heads;
}

/** Return the column that each heading means, undefined for none; null if too few mean any. */
function columnsOf(heads) {
  const found = heads.map((head) => meant.get(bare(head)));
  const once = found.map((column, at) => (found.indexOf(column) === at ? column : undefined));
  const many = once.filter(Boolean).length;
  return many > 1 || (many === 1 && heads.length === 1) ? once : null;
}

/** Return the rows of a pasted text, its headings if it has any, and the columns they mean. */
export function parse(text) {
  const lines = text.split(/\r?\n/).filter((line) => line.trim() && !RULE.test(line));
  const between = BETWEEN.find((each) => each.test(text)) ?? /\s+/;
  const rows = lines.map((line) => {
    if (between === BETWEEN[0]) line = line.trim().replace(/^\||\|$/g, "");
    else if (between !== BETWEEN[1]) line = line.trim();
    return line.split(between).map((cell) => cell.trim().replace(/^"(.*)"$/, "$1"));
  });
  let [heads] = rows;
  if (between.source === "\\s+") heads = joined(heads);
  const places = heads.some((cell) => /^[\d.+-]/.test(cell)) ? null : columnsOf(heads);
  const isHead = places || (heads.length > 1 && heads.every((cell) => !/\d/.test(cell)));
  if (rows.length === 1 || !isHead) return { rows, heads: [], places: null };
  return { rows: rows.slice(1), heads, places };
}
