// What a run of the browser's checks prints: each failure in full, a line a file, a line in all.
import { basename } from "node:path";
import { inspect } from "node:util";

const seconds = (ms) => `${(ms / 1000).toFixed(1)} s`;

/** Return a failure: where it is, from the file down to the page, and what was wrong. */
function describe({ name, details, file }, above) {
  const { error } = details;
  const cause = error.cause ?? error;
  const text = cause.code === "ERR_ASSERTION" ? cause.message : (cause.stack ?? inspect(cause));
  return `\nFAILED ${[basename(file ?? ""), ...above, name].filter(Boolean).join(" › ")}\n${text}\n`;
}

export default async function* report(source) {
  const files = new Map();
  const above = new Map(); // of each file, the names of the tests that are open, by depth
  const of = (file) => {
    if (!files.has(file)) files.set(file, { passed: 0, failed: 0, skipped: 0, ms: 0, notes: [] });
    return files.get(file);
  };
  for await (const { type, data } of source) {
    const { file = "", nesting, name } = data ?? {};
    if (type === "test:start") (above.get(file) ?? above.set(file, []).get(file))[nesting] = name;
    if (type === "test:diagnostic" && file) of(file).notes.push(data.message);
    if (type === "test:stderr" || type === "test:stdout") yield data.message;
    if (type !== "test:pass" && type !== "test:fail") continue;
    const sum = of(file);
    if (nesting === 0) sum.ms += data.details.duration_ms;
    const group = data.details.error?.failureType === "subtestsFailed";
    if (type === "test:pass") sum[data.skip === undefined ? "passed" : "skipped"] += 1;
    else sum.failed += 1;
    if (data.skip) sum.notes.push(`skipped: ${name}: ${data.skip}`);
    if (type === "test:fail" && !group) yield describe(data, above.get(file)?.slice(0, nesting) ?? []);
  }
  yield "\n";
  for (const [file, { passed, failed, skipped, ms, notes }] of files) {
    const counts = [`${passed} passed`, failed && `${failed} failed`, skipped && `${skipped} skipped`];
    yield `${basename(file).padEnd(22)} ${counts.filter(Boolean).join(", ")} in ${seconds(ms)}\n`;
    for (const note of notes) yield `  ${note}\n`;
  }
}
