// What axe-core finds in a page.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf-8");

// By night only the colours differ.
export const COLOURS = ["color-contrast", "link-in-text-block"];

/** Wait until what follows from a new size is there too: the second frame comes after the observers of the first. */
export const drawn = (page) =>
  page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));

/** Make a page ready to be looked at: nothing folded, nothing halfway to another colour. */
export async function prepare(page) {
  await page.evaluate(axe);
  await page.evaluate(() => {
    const sheet = new CSSStyleSheet(); // a style element would be against the page's policy
    sheet.replaceSync("* { transition: none !important }");
    document.adoptedStyleSheets.push(sheet);
    for (const fold of document.querySelectorAll("details")) fold.open = true;
  });
  await drawn(page);
}

/**
 * Return the findings, the same in several places once; `where` is axe's context, `rules` the only ones to run.
 * Without `rules` all are: WCAG 2.2 A and AA, best practices, and those that axe calls experimental.
 */
export async function findings(page, { where = ["html"], rules } = {}) {
  const options = { resultTypes: ["violations"], ...(rules && { runOnly: rules }) };
  const include = where.map((selector) => [selector]);
  const { violations } = await page.evaluate(
    ([context, given]) => {
      const unasked = window.axe.getRules(["experimental", "wcag22aa"]); // unless one asks for them
      const rules = Object.fromEntries(unasked.map(({ ruleId }) => [ruleId, { enabled: true }]));
      return window.axe.run(context, { rules, ...given });
    },
    [{ include }, options],
  );
  const places = new Map();
  for (const { id, nodes } of violations) {
    for (const { target, failureSummary } of nodes) {
      const what = `${id}: ${failureSummary.replace(/\s+/g, " ")}`;
      places.set(what, [...(places.get(what) ?? []), target.join(" ")]);
    }
  }
  return [...places].map(([what, [first, ...others]]) => `${what} at ${first}${others.length ? ` and ${others.length} more` : ""}`);
}
