// A set-up as the fragment of a link, and back. It is readable:
// #lab=2&policy=RoundRobin&jobs=2&quantum=4&job=A,0,24&job=B,0,3&end
// What all jobs depend on comes first, and the end is marked, so that a link that was cut
// off on its way doesn't pass for another one. Version 1 had neither "jobs" nor "end".
import { facts, say } from "./dom.js";

const { columns, most_jobs: most, options, policies } = facts;
const defaults = Object.fromEntries(Object.entries(options).map(([key, { start }]) => [key, start]));

/** Return a set-up that lacks nothing. */
export function whole(setup = {}) {
  return {
    jobs: (setup.jobs ?? []).map((job) =>
      Object.fromEntries(columns.map((column) => [column, String(job[column] ?? "")])),
    ),
    policy: setup.policy,
    options: { ...defaults, ...setup.options },
    context_switch: String(setup.context_switch ?? "0"),
    charge_first: setup.charge_first === true,
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
  const found = new URLSearchParams({ lab: "2", policy: setup.policy, jobs: setup.jobs.length });
  for (const [key, usual] of Object.entries(defaults)) {
    const chosen = setup.options[key];
    if (chosen !== usual) found.set(key, chosen === true ? "1" : chosen);
  }
  if (setup.context_switch !== "0") found.set("context_switch", setup.context_switch);
  if (setup.charge_first) found.set("charge_first", "1");
  for (const job of setup.jobs) {
    const cells = columns.map((column) => job[column]);
    while (cells.length > 3 && cells.at(-1) === "0") cells.pop();
    found.append("job", cells.map(escaped).join(","));
  }
  return `${found.toString().replaceAll("%2C", ",")}&end`;
}

/** Return the set-up of a fragment, and what is wrong with the link; null if it is no link to a set-up. */
export function decode(fragment) {
  const found = new URLSearchParams(fragment.replace(/^#/, ""));
  if (!found.has("lab")) return null;
  const [version, policy, all] = [found.get("lab"), found.get("policy") ?? policies[0], found.getAll("job")];
  if (!["1", "2"].includes(version)) return { told: say("link version", version) };
  const came = found.has("end") ? all : all.slice(0, -1); // the last may have lost its end
  const cut = version === "2" && (came !== all || all.length !== Number(found.get("jobs")));
  if (cut && !came.length) return { told: say("link empty") };
  if (!policies.includes(policy)) return { told: say("link policy", policy) };
  if (all.length > most) return { told: say("link jobs", all.length, most) };
  const told = cut ? say("link cut", came.length, found.get("jobs")) : "";
  return { setup: setupOf(found, policy, cut ? came : all), told };
}

function setupOf(found, policy, texts) {
  const chosen = {};
  for (const [key, usual] of Object.entries(defaults)) {
    if (found.has(key)) chosen[key] = usual === false ? found.get(key) === "1" : found.get(key);
  }
  const jobs = texts.map((text) => {
    const cells = split(text);
    return Object.fromEntries(
      columns.map((column, at) => [column, cells[at] ?? (at < 3 ? "" : "0")]),
    );
  });
  const context_switch = found.get("context_switch") ?? "0";
  return whole({ jobs, policy, options: chosen, context_switch, charge_first: found.get("charge_first") === "1" });
}
