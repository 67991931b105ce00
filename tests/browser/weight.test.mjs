// A page's first view is light, asks no other host for anything, and logs no error.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { gzipSync } from "node:zlib";
import { launch, serve, writtenPages } from "./site.mjs";

const LIMIT = 60_000; // bytes, compressed
let browser, site;

before(async () => {
  [browser, site] = [await launch(), await serve()];
});
after(async () => {
  await browser.close();
  site.close();
});

test("first views", async (t) => {
  const weights = [];
  for (const path of writtenPages) {
    await t.test(path, async () => {
      const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
      const page = await context.newPage();
      const [responses, errors, elsewhere] = [[], [], []];
      page.on("response", (response) => responses.push(response));
      page.on("request", (request) => {
        if (!request.url().startsWith(site.url)) elsewhere.push(request.url());
      });
      page.on("console", (message) => {
        if (message.type() === "error") errors.push(message.text());
      });
      page.on("pageerror", (error) => errors.push(String(error)));

      await page.goto(site.url + path, { waitUntil: "load" });
      await page.waitForTimeout(100); // for what scripts ask for

      const bodies = await Promise.all(responses.map((response) => response.body()));
      const weight = bodies.reduce((sum, body) => sum + gzipSync(body).length, 0);
      assert.deepEqual({ errors, elsewhere }, { errors: [], elsewhere: [] });
      // The search page also loads the index, which grows with the site.
      if (!path.endsWith("search.html")) {
        weights.push([weight, path]);
        assert.ok(weight <= LIMIT, `${weight} bytes`);
      }
      await context.close();
    });
  }
  const [heaviest, path] = weights.sort((a, b) => b[0] - a[0])[0];
  t.diagnostic(`heaviest first view: ${heaviest} bytes compressed, ${path}`);
});
