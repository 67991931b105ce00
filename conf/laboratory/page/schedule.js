// One schedule: the chart, step by step, what is to be noticed, and the figures.
import { button, element, figure, ganttLine, say, table, value } from "./dom.js";
import { saveButtons, standalone } from "./save.js";

const SVG = "http://www.w3.org/2000/svg";
const MEANS = ["response", "turnaround", "wait", "normalised_turnaround"];
const FIGURES = ["start", "finish", ...MEANS];
const SPEEDS = ["0.5", "1", "2", "4"];

let guessing = false; // kept from one schedule to the next
let speed = "1";
let playing; // the timer of the schedule in view

export function render({ found, setup, preset }) {
  clearInterval(playing);
  playing = undefined;
  const names = found.jobs.map(({ name }) => name);
  const heading = element("h3", { tabindex: -1 }, `${say("schedule")} · ${say(setup.policy)}`);
  const picture = element("div", { class: "timeline-box" });
  picture.innerHTML = found.chart;
  return [
    heading,
    ...notices(found),
    element("div", { class: "lab-card" }, picture, ganttLine(found.gantt), stepper(found, names, picture)),
    published(found, preset),
    figures(found),
    saveButtons(setup.policy.toLowerCase(), {
      CSV: () => found.csv,
      JSON: () => JSON.stringify({ setup, schedule: JSON.parse(found.json) }, null, 2),
      SVG: () => standalone(picture.querySelector("svg")),
    }),
  ].filter(Boolean);
}

// What the answer depends on.

function notices({ ties, order, ...found }) {
  const answers = (rows) =>
    table(
      say("rule"),
      [say("rule"), say("mean turnaround"), say("mean wait"), say("gantt")],
      rows.map(([rule, { average, gantt }]) => [
        rule,
        figure(average.turnaround),
        figure(average.wait),
        element("code", {}, gantt),
      ]),
    );
  const notice = (key, rows) =>
    element("div", { class: `lab-notice lab-notice-${key}`, role: "note" }, element("p", {}, say(key)), answers(rows));
  const told = [];
  if (ties.length) {
    const rules = (each) => each.rules.map((rule) => say(`short ${rule}`)).join(" · ");
    told.push(notice("tie", ties.map((each) => [rules(each), each])));
  }
  if (order) told.push(notice("order", [[say("as typed"), found], [say("turned"), order]]));
  return told;
}

// Step by step.

function stepper({ steps, scale, kinds }, names, picture) {
  const [from, until, end] = scale; // where time 0 and the end are drawn
  const svg = picture.querySelector("svg");
  const height = svg.viewBox.baseVal.height;
  const cover = svg.appendChild(document.createElementNS(SVG, "rect"));
  const now = svg.appendChild(document.createElementNS(SVG, "path"));
  cover.setAttribute("class", "lab-cover");
  now.setAttribute("class", "lab-now");
  const titles = [...svg.querySelectorAll("title")].map((title) => [title, title.textContent]);
  let at = 0; // how many steps have been taken
  let [right, asked] = [0, 0]; // guesses

  const readout = element("p", { class: "lab-readout", "aria-live": "polite" });
  const question = element("div", { class: "lab-question", hidden: true });
  const queues = element("div", { class: "lab-queues" });
  const states = element("ul", { class: "lab-states", "aria-label": say("states") });
  const slider = element("input", {
    type: "range",
    id: "lab-step",
    min: 0,
    max: steps.length,
    value: 0,
    oninput: () => go(Number(slider.value)),
  });
  const control = (key, onclick) => button(say(key), onclick, { class: `lab-${key}` });
  const forward = control("forward", () => go(at + 1));
  const back = control("back", () => go(at - 1));
  const play = control("play", () => (playing ? pause() : start()));
  const begin = control("first", () => go(0));
  const finish = control("last", () => go(steps.length));
  const pace = element(
    "select",
    {
      id: "lab-speed",
      onchange() {
        speed = pace.value;
        if (playing) start();
      },
    },
    SPEEDS.map((each) => element("option", { value: each, selected: each === speed }, each)),
  );
  const guess = element("input", {
    type: "checkbox",
    id: "lab-guess",
    checked: guessing,
    onchange() {
      guessing = guess.checked;
      pause();
      go(guessing ? 0 : at);
    },
  });

  function start() {
    pause();
    if (at === steps.length) go(0);
    play.textContent = say("pause");
    playing = setInterval(() => {
      go(at + 1);
      if (at === steps.length || !svg.isConnected) pause();
    }, 1000 / Number(speed));
  }

  function pause() {
    clearInterval(playing);
    playing = undefined;
    play.textContent = say("play");
  }

  /** Return where the decision that comes next ends, if one comes next: who runs. */
  function decision() {
    const next = steps[at];
    if (next?.cause === "runs") return at + 1;
    return next?.cause === "preempted" ? at + 2 : 0;
  }

  function go(to, answered = "") {
    at = Math.min(Math.max(to, 0), steps.length);
    const step = steps[at - 1];
    slider.value = at;
    slider.setAttribute("aria-valuetext", step ? told(step) : say("before", steps.length));
    back.disabled = begin.disabled = at === 0;
    readout.textContent = answered || (step ? told(step) : say("before", steps.length));
    drawTime(step ? value(step.time) : 0);
    drawQueues(step);
    drawStates(step);
    ask();
  }

  const happened = (step) =>
    step.job === null ? say("boosted", step.why) : say("becomes", step.job, step.state, step.why);
  const told = (step) => say("at", step.time, at, steps.length, happened(step));

  function drawTime(time) {
    const x = from + (time / end) * (until - from);
    now.setAttribute("d", `M${x} 2V${height - 52}`);
    cover.setAttribute("x", x);
    cover.setAttribute("y", 0);
    cover.setAttribute("width", Math.max(0, until - x + 2));
    cover.setAttribute("height", height - 52);
    const hidden = guessing && at < steps.length;
    cover.style.display = hidden ? "" : "none";
    document.querySelector(".lab").classList.toggle("lab-guessing", hidden);
    for (const [title, text] of titles) title.textContent = hidden ? "" : text; // it says until when
    const scaled = svg.getBoundingClientRect().width / svg.viewBox.baseVal.width;
    if (scaled) picture.scrollLeft = x * scaled - picture.clientWidth * 0.6;
  }

  /** Show who is ready; in the order of the table where the order of service is the answer. */
  function drawQueues(step) {
    const hidden = guessing && at < steps.length;
    const served = step?.queues ?? [[]];
    const levels = hidden ? served.map((line) => [...line].sort((one, other) => one - other)) : served;
    const chips = (line) =>
      line.length
        ? element("ol", {}, line.map((job) => element("li", { class: `lab-job ${kinds[job]}` }, names[job])))
        : element("span", { class: "lab-empty" }, say("nobody"));
    const running = step?.running ?? null;
    const cpu =
      running === null
        ? element("span", { class: "lab-empty" }, say("idle"))
        : element("span", { class: `lab-job ${kinds[running]}` }, names[running]);
    queues.replaceChildren(
      element("div", { class: "lab-line" }, element("span", { class: "lab-label" }, say("cpu")), cpu),
      ...levels.map((line, level) => {
        const label = levels.length > 1 ? say("level", level) : say(hidden ? "ready jobs" : "queue");
        return element("div", { class: "lab-line" }, element("span", { class: "lab-label" }, label), chips(line));
      }),
    );
  }

  function drawStates(step) {
    const letters = step?.states ?? "n".repeat(names.length);
    states.replaceChildren(
      ...names.map((name, job) =>
        element("li", { "data-state": letters[job] }, element("b", {}, name), ` ${say(letters[job])}`),
      ),
    );
  }

  /** Ask who runs next, if that is what comes next and the reader wants to guess. */
  function ask() {
    const goal = guessing ? decision() : 0;
    question.hidden = !goal;
    forward.disabled = Boolean(goal) || at === steps.length;
    finish.disabled = guessing || at === steps.length;
    play.disabled = slider.disabled = guessing;
    if (!goal) return;
    const [before, { job, time }] = [steps[at - 1], steps[goal - 1]];
    const able = names.filter((_, number) => "ru".includes(before?.states[number] ?? "n"));
    const answer = (chosen) => {
      asked += 1;
      right += chosen === job ? 1 : 0;
      const reason = happened(steps[goal - 1]);
      const words = chosen === job ? say("right", reason) : say("not right", chosen, reason);
      go(goal, `${words} ${say("score", right, asked)}`);
      (question.hidden ? forward : question.querySelector("button")).focus();
    };
    question.replaceChildren(
      element("p", { id: "lab-who" }, say("who", time)),
      element(
        "div",
        { class: "lab-row", role: "group", "aria-labelledby": "lab-who" },
        able.map((name) => button(name, () => answer(name), { class: "lab-choice" })),
        button(say("reveal"), () => {
          go(goal);
          (question.hidden ? forward : question.querySelector("button")).focus();
        }),
      ),
    );
  }

  const node = element(
    "div",
    { class: "lab-stepper", role: "group", "aria-label": say("controls") },
    element("div", { class: "lab-row" }, begin, back, play, forward, finish),
    element(
      "div",
      { class: "lab-row" },
      element("label", { for: "lab-step" }, say("step")),
      slider,
      element("span", { class: "lab-together" }, element("label", { for: "lab-speed" }, say("speed")), pace),
    ),
    element("div", { class: "lab-together" }, guess, element("label", { for: "lab-guess" }, say("guess"))),
    readout,
    question,
    queues,
    states,
  );
  node.addEventListener("keydown", (event) => {
    if (/INPUT|SELECT/.test(event.target.tagName) || event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === "ArrowRight" && !forward.disabled) go(at + 1);
    else if (event.key === "ArrowLeft" && at > 0) go(at - 1);
    else return;
    event.preventDefault();
  });
  picture.dataset.label = svg.getAttribute("aria-label");
  go(0);
  return node;
}

// Figures.

function figures(found) {
  const rows = found.jobs.map((job) => [job.name, ...FIGURES.map((key) => figure(job[key]))]);
  rows.push([say("mean"), "", "", ...MEANS.map((key) => figure(found.average[key]))]);
  const used = value(found.utilisation.exact) * 100;
  return element(
    "div",
    { class: "lab-figures" },
    table(say("figures"), [say("name"), ...FIGURES.map((key) => say(key))], rows),
    element(
      "p",
      {},
      say(
        "whole run",
        found.makespan,
        String(Math.round(used * 100) / 100),
        found.throughput.exact,
        found.switches,
      ),
    ),
  );
}

/** Compare with what a book prints, to as many digits as it prints. */
function published(found, preset) {
  if (!preset) return null;
  const rows = Object.entries(preset.published).map(([key, text]) => {
    if (key === "finish") {
      const here = found.jobs.map(({ finish }) => finish.exact).join(" ");
      return [say("finishes"), text, here, say(here === text ? "agrees" : "differs")];
    }
    const here = found.average[key];
    const places = text.split(".")[1]?.length ?? 0;
    const close = Math.abs(value(here.exact) - Number(text)) < 10 ** -places;
    return [say("mean of", say(key).toLowerCase()), text, figure(here), say(close ? "agrees" : "differs")];
  });
  const caption = say("cited", preset.book, preset.where);
  const heads = [say("figures"), say("published"), say("here"), ""];
  const node = table(caption, heads, rows);
  node.classList.add("lab-published");
  node.querySelector("thead th:last-child").replaceWith(element("td"));
  return node;
}
