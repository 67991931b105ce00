// The two ways: where one is, what comes next, and what was read, which this browser alone keeps.
import assert from "node:assert/strict";
import { after, afterEach, before, test } from "node:test";
import { findings, prepare } from "./axe.mjs";
import { launch, serve } from "./site.mjs";

let browser, site, context;

before(async () => {
  [browser, site] = [await launch(), await serve()];
});
after(async () => {
  await browser.close();
  site.close();
});
afterEach(() => context?.close());

async function open(path, options = {}) {
  context = await browser.newContext({ viewport: { width: 1440, height: 900 }, ...options });
  const page = await context.newPage();
  await page.goto(site.url + path);
  return page;
}

for (const language of ["en", "zh-cn"]) {
  test(`${language}: what was read is ticked on its page and on both ways`, async () => {
    const page = await open(`${language}/processes/main_guard.html`);
    await page.locator(".ways-next input").focus();
    await page.keyboard.press("Space");
    const ticked = async (way) => {
      await page.goto(`${site.url}${language}/${way}.html`);
      return page.locator(".way input:checked").evaluateAll((all) => all.map((box) => box.closest("li").querySelector("a").getAttribute("href")));
    };

    assert.deepEqual(await ticked("at_work"), ["processes/main_guard.html"]);
    assert.deepEqual(await ticked("course"), ["processes/main_guard.html"]);
    await page.locator(".way input:checked").click();
    await page.goto(`${site.url}${language}/processes/main_guard.html`);
    assert.equal(await page.locator(".ways-next input").isChecked(), false);
  });

  test(`${language}: each way can be walked from its first page to its last`, async () => {
    const page = await open(`${language}/at_work.html`, { javaScriptEnabled: false });
    const way = await page.locator(".way a").evaluateAll((all) => all.map((link) => link.href));
    const title = await page.locator("h1").evaluate((heading) => heading.firstChild.textContent);
    const next = () => page.locator(".ways-next p", { hasText: title }).locator("a");
    await page.goto(way[0]);
    for (const address of way.slice(1)) {
      await next().click();
      await page.waitForURL(address);
    }

    assert.equal(await next().count(), 0);
    assert.match(await page.locator(".ways").innerText(), new RegExp(`${way.length}/${way.length}`));
  });

  for (const [width, colorScheme] of [[1440, "dark"], [390, "light"]]) {
    test(`${language}: axe finds nothing on the way, ${width} wide, ${colorScheme}`, async () => {
      const page = await open(`${language}/at_work.html`, { viewport: { width, height: 900 }, colorScheme });
      await prepare(page);

      assert.deepEqual(await findings(page), []);
    });
  }
}

test("what a stranger kept under our name does no harm", async () => {
  const page = await open("en/course.html");
  await page.evaluate(() => localStorage.setItem("read", "{not ours"));
  await page.reload();

  assert.ok((await page.locator(".way input").count()) > 50);
});

test("the field on the home page opens the search with what was typed", async () => {
  const page = await open("en/index.html");
  await page.locator(".search-form input").fill("zombie");
  await page.keyboard.press("Enter");
  await page.locator(".search mark").first().waitFor();

  assert.match(await page.locator(".search [role=option]").first().getAttribute("href"), /orphans_and_zombies/);
});
