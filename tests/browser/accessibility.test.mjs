// No finding of axe-core: every page, wide and narrow, by day and by night.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { after, before, test } from "node:test";
import { launch, pages, serve } from "./site.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf-8");
const LANES = 2; // pages that are looked at side by side
let browser, site;

before(async () => {
  [browser, site] = [await launch(), await serve()];
});
after(async () => {
  await browser.close();
  site.close();
});

// By night only the colours differ, so only what is about colour is looked at again.
const schemes = [
  ["light", {}],
  ["dark", { runOnly: ["color-contrast", "link-in-text-block"] }],
];

async function findings(page, options) {
  const { violations } = await page.evaluate((given) => window.axe.run(document, given), options);
  return violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.target} ${node.html.slice(0, 120)} ${node.failureSummary}`),
  );
}

for (const width of [1440, 390]) {
  test(`${width} wide: no finding on any page`, { concurrency: LANES }, async (t) => {
    const context = await browser.newContext({
      viewport: { width, height: 900 },
    });
    // The page at the root leaves at once for a language: stay there.
    await context.route(site.url, async (route) => {
      const response = await route.fetch();
      const body = (await response.text()).replace("location.replace(", "void (");
      await route.fulfill({ response, body });
    });
    const lane = async (number) => {
      const page = await context.newPage();
      for (const path of pages.filter((_, place) => place % LANES === number)) {
        await t.test(path, async () => {
          await page.goto(site.url + (path === "index.html" ? "" : path));
          await page.evaluate(axe);
          await page.addStyleTag({ content: "* { transition: none !important }" });
          await page.evaluate(() => {
            for (const fold of document.querySelectorAll("details")) fold.open = true;
          });
          const found = [];
          for (const [colorScheme, options] of schemes) {
            await page.emulateMedia({ colorScheme });
            found.push(...(await findings(page, options)).map((what) => `${colorScheme} ${what}`));
          }
          assert.deepEqual(found, []);
        });
      }
    };
    await Promise.all([...Array(LANES).keys()].map(lane));
    await context.close();
  });
}

test("every tab of an example's output: no finding", async () => {
  const page = await browser.newPage();
  for (const path of pages) {
    await page.goto(site.url + path);
    const labels = page.locator(".example-outputs .sd-tab-label");
    if (!(await labels.count())) continue;
    await page.evaluate(axe);
    for (const name of ["spawn", "forkserver"]) {
      const label = labels.filter({ hasText: new RegExp(`^\\s*${name}\\s*$`) }).first();
      if (!(await label.count())) continue;
      await label.click();
      assert.deepEqual(await findings(page, { include: [[".example"]] }), [], `${path}, ${name}`);
    }
  }
});
