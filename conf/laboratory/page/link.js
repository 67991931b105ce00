// A set-up as the fragment of a link, and back. It is readable:
// #lab=1&job=A,0,24&job=B,0,3&policy=RoundRobin&quantum=4
import { facts } from "./dom.js";

const { columns, options, policies } = facts;
const defaults = Object.fromEntries(Object.entries(options).map(([key, { start }]) => [key, start]));

/** Return a set-up that lacks nothing. */
export function whole(setup = {}) {
  return {
    jobs: (setup.jobs ?? []).map((job) =>
      Object.fromEntries(columns.map((column) => [column, String(job[column] ?? "")])),
    ),
    policy: policies.includes(setup.policy) ? setup.policy : policies[0],
    options: { ...defaults, ...setup.options },
    context_switch: String(setup.context_switch ?? "0"),
  };
}

// A comma in a name is written \, and a backslash \\.
const escaped = (cell) => cell.replace(/[\\,]/g, "\\$&");

function split(text) {
  const cells = [""];
  for (let at = 0; at < text.length; at++) {
    if (text[at] === ",") cells.push("");
    else cells[cells.length - 1] += text[at] === "\\" ? (text[++at] ?? "") : text[at];
  }
  return cells;
}

/** Return the fragment, without #, that holds a set-up. */
export function encode(setup) {
  const found = new URLSearchParams({ lab: "1" });
  for (const job of setup.jobs) {
    const cells = columns.map((column) => job[column]);
    while (cells.length > 3 && cells.at(-1) === "0") cells.pop();
    found.append("job", cells.map(escaped).join(","));
  }
  found.set("policy", setup.policy);
  for (const [key, usual] of Object.entries(defaults)) {
    const chosen = setup.options[key];
    if (chosen !== usual) found.set(key, chosen === true ? "1" : chosen);
  }
  if (setup.context_switch !== "0") found.set("context_switch", setup.context_switch);
  return found.toString().replaceAll("%2C", ",");
}

/** Return the set-up of a fragment, or null if there is none in it. */
export function decode(fragment) {
  const found = new URLSearchParams(fragment.replace(/^#/, ""));
  if (!found.has("lab")) return null;
  const chosen = {};
  for (const [key, usual] of Object.entries(defaults)) {
    if (found.has(key)) chosen[key] = usual === false ? found.get(key) === "1" : found.get(key);
  }
  const jobs = found.getAll("job").map((text) => {
    const cells = split(text);
    return Object.fromEntries(
      columns.map((column, at) => [column, cells[at] ?? (at < 3 ? "" : "0")]),
    );
  });
  return whole({
    jobs,
    policy: found.get("policy"),
    options: chosen,
    context_switch: found.get("context_switch") ?? "0",
  });
}
