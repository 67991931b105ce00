// The table of jobs: typed, pasted, and walked through by keyboard.
import { button, element, facts, say } from "./dom.js";
import { parse } from "./paste.js";

const { columns, most_jobs: most } = facts;
const EMPTY = { name: "", arrival: "0", burst: "", io_every: "0", io_time: "0", priority: "0" };

/** Return the next name that is free: A, B … Z, A2 … */
function freeName(taken) {
  for (let number = 0; ; number++) {
    const name = String.fromCharCode(65 + (number % 26)) + (number < 26 ? "" : Math.floor(number / 26) + 1);
    if (!taken.has(name)) return name;
  }
}

/** Return the jobs after a text was pasted into a cell of theirs, and what is to be told; no jobs if they are too many.
 *
 * A table with headings that are known takes the place of all rows from there; cells of
 * other tables go from the one pasted into to the right and down.
 */
export function pasted(text, jobs, row, column) {
  const { rows, heads, places } = parse(text);
  if (row + rows.length > most) return { told: say("too many", rows.length, most) };
  const targets = places ?? columns.slice(column);
  const all = places ? jobs.slice(0, row) : jobs.map((job) => ({ ...job }));
  rows.forEach((cells, at) => {
    const job = (all[row + at] ??= { ...EMPTY });
    cells.forEach((cell, n) => {
      if (targets[n]) job[targets[n]] = cell || EMPTY[targets[n]];
    });
  });
  const taken = new Set(all.map(({ name }) => name));
  for (const job of all) {
    job.name ||= freeName(taken);
    taken.add(job.name);
  }
  return { jobs: all, told: toldOf(rows, heads, places, targets) };
}

/** Say what was taken for what. */
function toldOf(rows, heads, places, targets) {
  const list = (parts) => parts.join(say("between"));
  const unused = (names) => (names.length ? say("not used", list(names)) : "");
  if (places) {
    const used = heads.filter((_, at) => places[at]).map((head, at) => say("taken for", head, say(places.filter(Boolean)[at])));
    return say("pasted", rows.length, list(used), unused(heads.filter((_, at) => !places[at])));
  }
  const width = Math.max(...rows.map((cells) => cells.length));
  const used = targets.slice(0, width).map((column) => say(column));
  const others = Array.from({ length: width - used.length }, (_, at) => say("column", used.length + at + 1));
  return say("pasted by position", rows.length, list(used), unused(others));
}

/** Make the table. `changed` hears of every change, `before` of one that undo is for. */
export function jobsTable({ changed, before, tell }) {
  const body = element("tbody");
  const rows = () => [...body.querySelectorAll("tr[data-job]")];
  const inputs = (row) => [...row.querySelectorAll("input")];

  function rowOf(job) {
    const cells = columns.map((column) =>
      element(
        "td",
        {},
        element("input", {
          type: "text",
          value: job[column],
          "data-column": column,
          inputmode: column === "name" ? "text" : "decimal",
          autocomplete: "off",
          spellcheck: "false",
          oninput: changed,
        }),
      ),
    );
    const remove = button("×", () => removeRow(row), { class: "lab-remove" });
    const row = element("tr", { "data-job": true }, cells, element("td", {}, remove));
    return row;
  }

  function number() {
    rows().forEach((row, at) => {
      for (const input of inputs(row)) {
        input.setAttribute("aria-label", say("cell", say(input.dataset.column), at + 1));
      }
      row.querySelector("button").setAttribute("aria-label", say("remove row", at + 1));
    });
  }

  function unmark() {
    for (const told of body.querySelectorAll(".lab-fault")) told.remove();
    for (const input of body.querySelectorAll("[aria-invalid]")) {
      input.removeAttribute("aria-invalid");
      input.removeAttribute("aria-describedby");
    }
  }

  function removeRow(row) {
    before();
    unmark();
    const at = rows().indexOf(row);
    row.remove();
    number();
    const left = rows();
    (left[Math.min(at, left.length - 1)]?.querySelector("button") ?? adder).focus();
    tell(say("removed", at + 1));
    changed();
  }

  function addRow() {
    const taken = new Set(read().map(({ name }) => name));
    body.append(rowOf({ ...EMPTY, name: freeName(taken) }));
    number();
    changed();
    return rows().at(-1);
  }

  function focus(row, column) {
    const input = inputs(row)[column];
    input.focus();
    input.select();
  }

  body.addEventListener("keydown", (event) => {
    const input = event.target;
    if (input.tagName !== "INPUT" || event.altKey || event.ctrlKey || event.metaKey || event.isComposing) return;
    const all = rows();
    const [row, column] = [all.indexOf(input.closest("tr")), inputs(input.closest("tr")).indexOf(input)];
    const [start, end] = [input.selectionStart, input.selectionEnd];
    const atStart = start === 0 && (end === 0 || end === input.value.length);
    const atEnd = end === input.value.length && (start === end || start === 0);
    let goal = null;
    if (event.key === "Enter") goal = [all[row + 1] ?? addRow(), column];
    else if (event.key === "ArrowDown") goal = [all[row + 1], column];
    else if (event.key === "ArrowUp") goal = [all[row - 1], column];
    else if (event.key === "ArrowLeft" && atStart) goal = [all[row], column - 1];
    else if (event.key === "ArrowRight" && atEnd) goal = [all[row], column + 1];
    if (!goal) return;
    if (!goal[0] || !columns[goal[1]]) return;
    event.preventDefault();
    focus(...goal);
  });

  body.addEventListener("paste", (event) => {
    const text = event.clipboardData.getData("text/plain");
    if (!/[\t\n]/.test(text.trim()) || event.target.tagName !== "INPUT") return;
    event.preventDefault();
    const row = event.target.closest("tr");
    const [at, column] = [rows().indexOf(row), inputs(row).indexOf(event.target)];
    const { jobs, told } = pasted(text, read(), at, column);
    tell(told);
    if (!jobs) return;
    before();
    unmark();
    write(jobs);
    focus(rows()[at], column);
    changed();
  });

  const read = () =>
    rows().map((row) => Object.fromEntries(inputs(row).map((input) => [input.dataset.column, input.value])));

  function write(jobs) {
    body.replaceChildren(...jobs.map(rowOf));
    number();
  }

  /** Explain what is wrong with a cell in a line of its own below it. */
  function mark({ field, words }) {
    const row = rows()[field.row];
    const input = row?.querySelector(`[data-column=${field.column}]`);
    if (!input) return null;
    const id = `lab-fault-${field.row}-${field.column}`;
    input.setAttribute("aria-invalid", "true");
    input.setAttribute("aria-describedby", id);
    const told = element("td", { colspan: columns.length + 1, id }, say("fault", say(field.column), words));
    let after = row;
    while (after.nextElementSibling?.matches(".lab-fault")) after = after.nextElementSibling;
    after.after(element("tr", { class: "lab-fault" }, told));
    return input;
  }

  const adder = button(say("add"), () => focus(addRow(), 0));
  const heads = columns.map((column) => element("th", { scope: "col" }, say(column)));
  const unseen = element("span", { class: "lab-unseen" }, say("delete"));
  const node = element(
    "table",
    { class: "lab-jobs", "aria-describedby": "lab-table-hint" },
    element("caption", {}, say("jobs")),
    element("thead", {}, element("tr", {}, heads, element("th", { scope: "col" }, unseen))),
    body,
  );
  return { node, adder, read, write, mark, unmark };
}

/** Return jobs that are random, but the same ones for the same seed. */
export function randomJobs(count, seed) {
  let state = seed >>> 0;
  const random = (from, to) => {
    state = (state + 0x6d2b79f5) >>> 0; // mulberry32
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return from + (((mixed ^ (mixed >>> 14)) >>> 0) % (to - from + 1));
  };
  const taken = new Set();
  return Array.from({ length: count }, () => {
    const name = freeName(taken);
    taken.add(name);
    const [arrival, burst] = [random(0, 2 * count), random(1, 10)];
    const sleeps = random(1, 3) === 1 && burst > 2;
    const [every, time, priority] = [random(1, Math.max(burst - 1, 1)), random(1, 6), random(1, 5)];
    const cells = [name, arrival, burst, sleeps ? every : 0, sleeps ? time : 0, priority];
    return Object.fromEntries(columns.map((column, at) => [column, String(cells[at])]));
  });
}
