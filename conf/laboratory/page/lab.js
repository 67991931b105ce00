// The laboratory: a form whose answers Python works out, in this page.
// Nothing of Python is fetched before the first command.
import { button, element, facts, say } from "./dom.js";
import { jobsTable, randomJobs } from "./jobs.js";
import { decode, encode, whole } from "./link.js";
import { optionFields } from "./options.js";
import { ask, isReady } from "./python.js";

const PAUSE = 250; // ms without typing, before results are brought up to date
const MOST_UNDOS = 50;
const { books, language } = facts;
const first = books[0].presets.find(({ setup }) => setup.policy === "RoundRobin");
const box = document.querySelector(".lab");
const past = []; // set-ups to undo to
const shown = new Set(); // the commands whose results are in view
let timer;

const status = element("p", { class: "lab-status", role: "status" });
const tell = (words) => {
  status.textContent = words;
};
const jobs = jobsTable({ changed, before: remember, tell });
const options = optionFields(changed);
const tableFault = element("p", { class: "lab-fault", id: "lab-fault-table", hidden: true });
const stale = element("p", { class: "lab-stale", hidden: true }, say("stale"));
const results = {
  run: element("section", { class: "lab-result", hidden: true }),
  compare: element("section", { class: "lab-result", hidden: true }),
  sweep: element("section", { class: "lab-result", hidden: true }),
};

const read = () => whole({ jobs: jobs.read(), ...options.read() });

function write(setup) {
  unmark();
  jobs.write(setup.jobs);
  options.write(setup);
}

/** Keep the set-up as it is now, to be undone to. */
function remember() {
  past.push(read());
  if (past.length > MOST_UNDOS) past.shift();
  undo.disabled = false;
}

/** Take another set-up, in a way that can be undone. */
function replace(setup, words) {
  remember();
  write(whole(setup));
  tell(words);
  changed();
}

/** Follow every change: in the address, and in results that are in view. */
function changed() {
  clearTimeout(timer);
  timer = setTimeout(() => {
    history.replaceState(history.state, "", `#${encode(read())}`);
    refresh();
  }, PAUSE);
}

function refresh() {
  showPreset();
  for (const command of shown) show(command, { again: true });
}

function unmark() {
  jobs.unmark();
  options.unmark();
  tableFault.hidden = true;
}

/** Explain each fault at its field; return the first field. */
function mark(faults) {
  const fields = faults.map((fault) => {
    const told = { field: fault.field, words: say(fault.code, fault) };
    if (fault.field.option) return options.mark(told);
    if (fault.field.column) return jobs.mark(told);
    tableFault.textContent = told.words;
    tableFault.hidden = false;
    return jobs.adder;
  });
  return fields[0];
}

/** Ask Python, and show the answer or what is wrong with the question. */
async function show(command, { again = false } = {}) {
  const setup = read();
  if (!again) tell(say(isReady() ? "working" : "loading"));
  const title = command === "compare" ? say("all") : say("title", say(setup.policy));
  try {
    const [{ answer, took: worked }, { render }] = await Promise.all([
      ask({ do: command, setup, language, title }),
      import(command === "run" ? "./schedule.js" : "./several.js"),
    ]);
    const found = JSON.parse(answer);
    unmark();
    stale.hidden = true;
    if (found.faults) {
      const field = mark(found.faults);
      stale.hidden = !shown.size;
      tell(say("wrong", found.faults.length, say(found.faults[0].code, found.faults[0])));
      if (!again) field?.focus();
      return;
    }
    shown.add(command);
    const [target, place] = [results[command], presetPlace(setup)];
    target.hidden = false;
    target.replaceChildren(...render({ command, found, setup, preset: place && presetOf(place) }));
    const took = Math.max(1, Math.round(worked));
    box.dataset.took = took;
    tell(summary(command, found, took));
    if (!again) target.querySelector("h3").focus();
  } catch (fault) {
    tell(fault.name === "slow" ? say("slow", fault.message) : say("failed", fault.message));
  }
}

function summary(command, { average }, took) {
  if (command === "compare") return say("compared", took);
  if (command === "sweep") return say("swept", took);
  return say("done", took, average.turnaround.decimal, average.wait.decimal);
}

// Textbooks.

function presetOf(place) {
  const [book, number] = place.split(" ").map(Number);
  return { ...books[book].presets[number], book: books[book].book };
}

/** Return the place of the exercise that a set-up is; empty if it is none. */
function presetPlace(setup) {
  const sought = encode(setup);
  const places = [...presets.options].map((option) => option.value).filter(Boolean);
  return places.find((place) => encode(whole(presetOf(place).setup)) === sought) ?? "";
}

function showPreset() {
  presets.value = presetPlace(read());
}

function presetName({ where, setup }) {
  const { quantum, quanta, io_resets: resets } = setup.options;
  const more = [quantum, quanta, resets && say("resets")].filter(Boolean);
  return [say("fault", where, say(setup.policy)), ...more].join(say("comma"));
}

const presets = element(
  "select",
  {
    id: "lab-preset",
    onchange() {
      if (!presets.value) return;
      const chosen = presetOf(presets.value);
      const name = say("cited", chosen.book, presetName(chosen));
      replace(chosen.setup, say("loaded", name));
    },
  },
  element("option", { value: "" }, say("own")),
  books.map(({ book, presets: list }, at) =>
    element(
      "optgroup",
      { label: book },
      list.map((each, number) => element("option", { value: `${at} ${number}` }, presetName(each))),
    ),
  ),
);

// Random jobs.

const count = element("input", { id: "lab-count", type: "number", min: 1, max: 50, value: 5 });
const seed = element("input", { id: "lab-seed", type: "number", min: 0, max: 999999, value: 1 });

function makeRandom() {
  const many = Math.min(Math.max(Math.round(Number(count.value)) || 1, 1), 50);
  const from = Math.abs(Math.round(Number(seed.value))) || 0;
  count.value = many;
  seed.value = from + 1; // the next press makes others
  replace({ ...read(), jobs: randomJobs(many, from) }, say("made", many, from));
}

// Commands.

const undo = button(
  say("undo"),
  () => {
    write(past.pop());
    undo.disabled = !past.length;
    tell(say("undone"));
    changed();
  },
  { disabled: true },
);

async function copyLink() {
  history.replaceState(history.state, "", `#${encode(read())}`);
  try {
    await navigator.clipboard.writeText(location.href);
    tell(say("copied"));
  } catch {
    tell(say("not copied"));
  }
}

function labelled(control, words) {
  return element("div", { class: "lab-field" }, element("label", { for: control.id }, words), control);
}

const form = element(
  "form",
  {
    class: "lab-form",
    novalidate: true,
    onsubmit(event) {
      event.preventDefault();
      show("run");
    },
  },
  element(
    "div",
    { class: "lab-sources" },
    labelled(presets, say("preset")),
    element(
      "fieldset",
      { class: "lab-random" },
      element("legend", {}, say("random")),
      labelled(count, say("count")),
      labelled(seed, say("seed")),
      button(say("make"), makeRandom),
    ),
  ),
  jobs.node,
  tableFault,
  element("div", { class: "lab-row" }, jobs.adder, undo),
  element("p", { class: "lab-hint", id: "lab-table-hint" }, say("table hint")),
  options.node,
  element(
    "div",
    { class: "lab-row lab-commands" },
    element("button", { type: "submit", class: "lab-main" }, say("run")),
    button(say("compare"), () => show("compare")),
    button(say("sweep"), () => show("sweep")),
    button(say("link"), copyLink),
  ),
);

write(decode(location.hash) ?? whole(first.setup));
box.replaceChildren(form, status, stale, results.run, results.compare, results.sweep);
showPreset();

addEventListener("hashchange", () => {
  const setup = decode(location.hash);
  if (setup && encode(setup) !== encode(read())) {
    remember();
    write(setup);
    refresh();
  }
});

// The other language opens the same set-up. The link's own listener, in site.js, puts
// the reader's place on it; that comes first.
for (const kind of ["click", "auxclick"]) {
  addEventListener(kind, ({ target }) => {
    const link = target.closest?.("a[data-language]");
    if (link && decode(location.hash)) link.href = `${link.href.split("#")[0]}#${encode(read())}`;
  });
}
