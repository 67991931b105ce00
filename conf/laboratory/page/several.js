// All policies side by side, and round robin with one quantum after another.
import { element, figure, ganttLine, say, table, value } from "./dom.js";
import { saveButtons, standalone } from "./save.js";

const SVG = "http://www.w3.org/2000/svg";
const MEANS = ["response", "turnaround", "wait", "normalised_turnaround"];

export function render({ command, found, setup }) {
  return command === "compare" ? compared(found, setup) : swept(found, setup);
}

function compared({ policies, chart, csv }, setup) {
  const box = element("div", { class: "timeline-box", "data-label": say("all") });
  box.innerHTML = chart;
  const least = MEANS.map((key) => Math.min(...policies.map(({ average }) => value(average[key].exact))));
  const rows = policies.map(({ policy, options, average, switches, utilisation }) => [
    [say(policy), element("small", {}, options.join(say("comma")))],
    ...MEANS.map((key, at) =>
      value(average[key].exact) === least[at]
        ? element("strong", { title: say("best") }, ...[figure(average[key])].flat())
        : figure(average[key]),
    ),
    switches,
    String(Math.round(value(utilisation.exact) * 1e4) / 100),
  ]);
  const heads = [say("policy"), ...MEANS.map((key) => say(key)), say("switches"), say("cpu use")];
  return [
    element("h3", { tabindex: -1 }, say("all")),
    element("p", {}, say("all note")),
    element(
      "div",
      { class: "lab-card" },
      box,
      policies.map(({ policy, options, gantt }) => ganttLine(gantt, [say(policy), ...options].join(say("comma")))),
    ),
    table(say("means"), heads, rows),
    files("policies", setup, csv, policies, box),
  ];
}

function swept({ sweep, csv }, setup) {
  const keys = ["turnaround", "wait", "response"];
  const rows = sweep.map(({ quantum, average, switches }) => [
    quantum,
    ...keys.map((key) => figure(average[key])),
    switches,
  ]);
  const heads = [say("quantum"), ...keys.map((key) => say(key)), say("switches")];
  const box = curves(sweep, keys);
  return [
    element("h3", { tabindex: -1 }, say("sweep title")),
    element("p", {}, say("sweep note", setup.context_switch)),
    element("div", { class: "lab-card" }, box),
    table(say("means"), heads, rows),
    files("quantum", setup, csv, sweep, box),
  ];
}

/** Return the buttons that keep a table, and its drawing. */
function files(stem, setup, csv, lines, box) {
  return saveButtons(stem, {
    CSV: () => csv,
    JSON: () => JSON.stringify({ setup, [stem]: lines }, null, 2),
    SVG: () => standalone(box.querySelector("svg")),
  });
}

/** Draw a curve for each figure over the quantum. */
function curves(sweep, keys) {
  const [width, height, left, right, top, bottom] = [760, 260, 56, 150, 14, 40];
  const quanta = sweep.map(({ quantum }) => value(quantum));
  const all = keys.map((key) => sweep.map(({ average }) => value(average[key].exact)));
  const [least, most] = [quanta[0], quanta.at(-1)];
  const highest = Math.max(...all.flat()) || 1;
  const step = [1, 2, 5].flatMap((n) => [0.01, 0.1, 1, 10, 100, 1000].map((ten) => n * ten)).sort((a, b) => a - b)
    .find((size) => highest / size <= 6) ?? highest;
  const ceiling = Math.ceil(highest / step) * step;
  const x = (quantum) => left + ((quantum - least) / (most - least || 1)) * (width - left - right);
  const y = (figure_) => height - bottom - (figure_ / ceiling) * (height - top - bottom);
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", `0 0 ${width} ${height}`);
  svg.setAttribute("class", "lanes lab-curves");
  svg.setAttribute("role", "img");
  svg.setAttribute("aria-label", say("sweep title"));
  const draw = (tag, attributes, words = "") => {
    const made = document.createElementNS(SVG, tag);
    for (const [name, each] of Object.entries(attributes)) made.setAttribute(name, each);
    made.textContent = words;
    svg.append(made);
  };
  for (let level = 0; level <= ceiling + step / 2; level += step) {
    draw("path", { class: "tick", d: `M${left} ${y(level)}H${width - right}` });
    draw("text", { class: "note", x: left - 6, y: y(level) + 3 }, String(Number(level.toFixed(2))));
  }
  const every = Math.ceil(quanta.length / 12);
  quanta.forEach((quantum, at) => {
    if (at % every && at !== quanta.length - 1) return;
    if (at !== quanta.length - 1 && quanta.length - 1 - at < every) return;
    draw("text", { class: "time", x: x(quantum), y: height - bottom + 16 }, sweep[at].quantum);
  });
  draw("text", { class: "time", x: (left + width - right) / 2, y: height - 6 }, say("quantum"));
  const labels = keys.map((key, at) => ({ key, at, y: y(all[at].at(-1)) })).sort((a, b) => a.y - b.y);
  labels.forEach((label, at) => {
    if (at) label.y = Math.max(label.y, labels[at - 1].y + 14);
  });
  for (const label of labels) {
    const path = quanta.map((quantum, n) => `${n ? "L" : "M"}${x(quantum).toFixed(1)} ${y(all[label.at][n]).toFixed(1)}`);
    draw("path", { class: `lab-curve c${label.at}`, d: path.join("") });
    quanta.forEach((quantum, n) => draw("circle", { class: `lab-dot c${label.at}`, cx: x(quantum), cy: y(all[label.at][n]), r: 2.5 }));
    draw("text", { class: "word", x: width - right + 10, y: label.y + 4 }, say(label.key));
  }
  const box = element("div", { class: "timeline-box", "data-label": say("sweep title") });
  box.append(svg);
  return box;
}
