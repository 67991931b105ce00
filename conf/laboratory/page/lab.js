// The laboratory: a form whose answers Python works out, in this page.
// Nothing of Python is fetched before the form is used; the textbooks' exercises were answered at build.
import { button, element, facts, say } from "./dom.js";
import { jobsTable, randomJobs } from "./jobs.js";
import { decode, encode, whole } from "./link.js";
import { optionFields } from "./options.js";
import { ask, follow, load } from "./python.js";
import { bytes, packed } from "./size.js";

const PAUSE = 250; // ms without typing, before results are brought up to date
const MOST_UNDOS = 50;
const { books, language } = facts;
const first = books[0].presets.find(({ setup }) => setup.policy === "RoundRobin");
const box = document.querySelector(".lab");
const built = element("div", {}, box.querySelector(".schedule")); // of the first set-up, until there is another result
const past = []; // set-ups to undo to
const results = {
  run: element("section", { class: "lab-result", hidden: true }),
  compare: element("section", { class: "lab-result", hidden: true }),
  sweep: element("section", { class: "lab-result", hidden: true }),
};
const wanted = new Set(); // the commands whose results are in view, or asked for
const shown = new Map(); // of each command in view: the set-up that its result is of, and what is told of it
let turn = 0; // the number of the last update
let timer;

const note = element("p", { class: "lab-note", role: "status" }); // what was done to the form
const status = element("p", { class: "lab-status", role: "status" }); // how the results stand
const stale = element("p", { class: "lab-stale", hidden: true }, say("stale"));
const bar = element("progress", { id: "lab-progress", max: bytes, value: 0 });
const size = (packed / 1e6).toFixed(1);
const loading = element(
  "p",
  { class: "lab-loading", hidden: true },
  element("label", { for: "lab-progress" }, say("loading", size)),
  bar,
);
const tell = (words) => {
  note.textContent = words;
};
const report = (words) => {
  status.textContent = words;
};
const reportFault = ({ name, message }) =>
  report(say(["slow", "silent"].includes(name) ? name : "failed", message));
const jobs = jobsTable({ changed, before: remember, tell });
const options = optionFields(changed);
const tableFault = element("p", { class: "lab-fault", id: "lab-fault-table", hidden: true });

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

/** Follow every change: results are out of date at once, and asked for anew after a pause. */
function changed() {
  clearTimeout(timer);
  timer = setTimeout(update, PAUSE);
  turn += 1; // what is on its way is the answer to another set-up
  compareWithForm();
  if (!stale.hidden) report("");
}

/** Say so where a result in view is of another set-up than the form's. */
function compareWithForm() {
  const now = encode(read());
  stale.hidden = [...shown.values()].every(({ setup }) => setup === now);
}

/** Put the set-up into the address, and name the exercise that it is. */
function settle(setup) {
  clearTimeout(timer);
  history.replaceState(history.state, "", `#${setup}`);
  presets.value = places.get(setup) ?? "";
}

function unmark() {
  jobs.unmark();
  options.unmark();
  tableFault.hidden = true;
}

/** Explain a fault at its field; return the field. */
function mark(fault) {
  const told = { field: fault.field, words: say(fault.code, fault) };
  if (fault.field.option) return options.mark(told);
  if (fault.field.column) return jobs.mark(told);
  tableFault.textContent = told.words;
  tableFault.hidden = false;
  return jobs.adder;
}

/** Show a result because the reader asked for it. */
function show(command) {
  wanted.add(command);
  update(command);
}

/** Bring everything up to what the form says; a result that was chosen gets the focus. */
function update(chosen) {
  settle(encode(read()));
  refresh(chosen);
}

async function refresh(chosen) {
  if (!wanted.size) return;
  const mine = ++turn;
  const setup = read();
  const now = encode(setup);
  const old = [...wanted].filter((command) => shown.get(command)?.setup !== now || built.isConnected);
  const asked = old.map((command) => answerTo(command, setup, places.get(now)));
  if (chosen) report(say(loading.hidden ? "working" : "waiting"));
  try {
    const answers = await Promise.all(asked);
    if (mine === turn) present(answers, now, chosen);
  } catch (fault) {
    if (mine !== turn) return;
    giveUp();
    reportFault(fault);
  }
}

/** Return what a command has to show: the answer of the build, or else that of Python. */
async function answerTo(command, setup, place) {
  const script = import(command === "run" ? "./schedule.js" : "./several.js");
  const preset = place && presetOf(place);
  let [text, took] = [place && command === "run" ? await builtAnswer(place) : "", 0];
  if (!text) {
    await load();
    const title = command === "compare" ? say("all") : say("title", say(setup.policy));
    const answer = await ask({ do: command, setup, language, title });
    [text, took] = [answer.text, Math.max(1, Math.round(answer.took))];
  }
  const found = JSON.parse(text);
  const draw = (await script).render;
  const words = found.faults ? "" : summary(command, found, took);
  return { command, faults: found.faults ?? [], words, took, render: () => draw({ command, found, setup, preset }) };
}

/** Return what Python answered to a textbook's exercise when the site was built. */
async function builtAnswer(place) {
  try {
    const response = await fetch(new URL(`answers/${language}-${place}.json`, import.meta.url));
    return response.ok ? await response.text() : "";
  } catch {
    return ""; // without a network: Python may be here
  }
}

/** Show answers, and at the fields what is wrong with the questions. */
function present(answers, now, chosen) {
  unmark();
  for (const { command, words, took, render } of answers.filter(({ faults }) => !faults.length)) {
    const target = results[command];
    const focused = target.contains(document.activeElement);
    target.hidden = false;
    target.replaceChildren(...render());
    if (command === "run") built.remove();
    shown.set(command, { setup: now, words, took });
    if (focused) heading(command).focus();
  }
  giveUp();
  compareWithForm();
  const faults = answers.flatMap((each) => each.faults).map((fault) => [JSON.stringify(fault), fault]);
  const different = [...new Map(faults).values()]; // the same field may be wrong for several
  const fields = different.map(mark);
  if (answers.find(({ command }) => command === chosen)?.faults.length) fields[0].focus();
  else if (chosen) heading(chosen).focus();
  if (different.length) {
    const [fault] = different;
    report(say("wrong", different.length, say(fault.code, fault)));
    return;
  }
  const lead = shown.get(chosen ?? [...wanted][0]);
  report(lead.words);
  box.dataset.took = lead.took;
}

const heading = (command) => results[command].querySelector("h3");

/** Want no longer what could not be shown. */
function giveUp() {
  for (const command of wanted) if (!shown.has(command)) wanted.delete(command);
}

function summary(command, { average }, took) {
  if (command === "compare") return say("compared", took);
  if (command === "sweep") return say("swept", took);
  const means = say("mean values", average.turnaround.decimal, average.wait.decimal);
  return took ? say("done", took, means) : means;
}

// Textbooks.

function presetOf(place) {
  const [book, number] = place.split("-").map(Number);
  return { ...books[book].presets[number], book: books[book].book };
}

// Where each exercise stands, by its set-up.
const places = new Map(
  books.flatMap(({ presets: list }, book) =>
    list.map(({ setup }, number) => [encode(whole(setup)), `${book}-${number}`]),
  ),
);

function presetName({ where, setup }) {
  const { quantum, quanta, io_resets: resets } = setup.options;
  const slices = quantum || quanta;
  const more = [slices && `${say("quantum").toLowerCase()} ${slices}`, resets && say("resets")].filter(Boolean);
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
      wanted.add("run");
      update();
    },
  },
  element("option", { value: "" }, say("own")),
  books.map(({ book, presets: list }, at) =>
    element(
      "optgroup",
      { label: book },
      list.map((each, number) => element("option", { value: `${at}-${number}` }, presetName(each))),
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

const FETCHED = "python-fetched"; // in localStorage, once this browser's cache has it
let begun = false; // whether Python has been sent for

/** Fetch Python as soon as the form is used, so that it is there when it is needed. */
async function fetchPython() {
  if (begun) return;
  begun = true;
  try {
    await load();
    remembered(true);
  } catch (fault) {
    reportFault(fault);
  }
}

/** Tell whether Python was fetched on an earlier visit, or keep that it was. */
function remembered(now) {
  try {
    if (now) localStorage.setItem(FETCHED, "1");
    return localStorage.getItem(FETCHED) === "1";
  } catch {
    return false; // a browser that keeps nothing fetches Python at the first use
  }
}

async function copyLink() {
  settle(encode(read()));
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
    onfocusin: fetchPython,
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
  options.node,
  element(
    "div",
    { class: "lab-row lab-commands" },
    element("button", { type: "submit", class: "lab-main" }, say("run")),
    button(say("compare"), () => show("compare")),
    button(say("sweep"), () => show("sweep")),
    button(say("link"), copyLink),
  ),
  jobs.node,
  tableFault,
  element("div", { class: "lab-row" }, jobs.adder, undo),
  element("p", { class: "lab-hint", id: "lab-table-hint" }, say("table hint")),
  note,
);

const link = decode(location.hash);
write(link?.setup ?? whole(first.setup));
tell(link?.told ?? "");
follow((loaded) => {
  loading.hidden = loaded === null;
  bar.value = loaded ?? 0;
});
box.replaceChildren(form, element("div", { class: "lab-told" }, status, loading, stale), built, ...Object.values(results));
presets.value = places.get(encode(read())) ?? "";
if (!link?.setup) {
  wanted.add("run");
  shown.set("run", { setup: encode(read()) });
} else {
  built.remove();
  if (presets.value && !link.told) {
    wanted.add("run");
    refresh();
  } else {
    report(say("press"));
  }
}

if (remembered()) load().catch(() => {}); // out of the cache, before it is needed; who needs it hears of a fault

addEventListener("hashchange", () => {
  const link = decode(location.hash);
  if (link) tell(link.told);
  if (link?.setup && encode(link.setup) !== encode(read())) {
    remember();
    write(link.setup);
    changed();
    update();
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
