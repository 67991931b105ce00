// The language switch keeps page and place, needs no mouse, and works without scripts.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, afterEach, before, test } from "node:test";
import { folder, launch, serve, writtenPages } from "./site.mjs";

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

// The page with the most sections, so that there is a place to keep.
const sectionsOf = (path) =>
  [...readFileSync(join(folder, path), "utf-8").matchAll(/<section id="([^"]+)"/g)].map((found) => found[1]);
const long = writtenPages
  .filter((path) => path.startsWith("en/"))
  .sort((one, two) => sectionsOf(two).length - sectionsOf(one).length)[0];
const other = long.replace("en/", "zh-cn/");
const anchor = `#${sectionsOf(long)[2]}`;

// From a place in the page the Tab key goes on to its end, and then to its beginning.
async function tabTo(page, selector) {
  const stops = await page.locator("a, button, input, select, summary, [tabindex]").count();
  for (let presses = 0; presses <= stops; presses++) {
    await page.keyboard.press("Tab");
    if (await page.locator(selector).evaluateAll((all) => all.includes(document.activeElement))) return;
  }
  assert.fail(`${selector} is not reached by the Tab key`);
}

for (const width of [1440, 390]) {
  test(`${width} wide: by keyboard, to the same place in the other language`, async () => {
    const page = await open(long + anchor, { viewport: { width, height: 900 } });

    await tabTo(page, "a[data-language]");
    await page.keyboard.press("Enter");
    await page.waitForURL("**/zh-cn/**");

    assert.equal(page.url(), site.url + other + anchor);
    assert.equal(await page.getAttribute("html", "lang"), "zh-CN");
  });
}

test("a place that was scrolled to, not linked to, is kept as well", async () => {
  const page = await open(long);
  await page.evaluate((id) => document.querySelector(id).scrollIntoView({ behavior: "instant" }), anchor);

  await page.locator("a[data-language]:visible").click();
  await page.waitForURL("**/zh-cn/**");

  assert.equal(page.url(), site.url + other + anchor);
});

test("narrow, the switch is in view without opening anything", async () => {
  const page = await open(long, { viewport: { width: 390, height: 800 } });

  const seen = await page.locator(".mobile-header a[data-language]").boundingBox();

  assert.ok(seen && seen.y < 80 && seen.x + seen.width <= 390);
});

test("narrow, the page tree opens by keyboard", async () => {
  const page = await open(long, { viewport: { width: 390, height: 800 } });

  await tabTo(page, "#__navigation");
  await page.keyboard.press("Space");

  await page.waitForFunction(() => document.querySelector(".sidebar-drawer").getBoundingClientRect().x >= 0);
});

test("without scripts the switch leads to the page", async () => {
  const page = await open(long, { javaScriptEnabled: false });

  await page.locator("a[data-language]:visible").click();

  assert.equal(page.url(), site.url + other);
});

test("the link says the other page's title in the other language", async () => {
  const page = await open(long);
  const link = page.locator(".languages a[data-language]");
  const text = await link.textContent();
  assert.equal(await link.getAttribute("lang"), "zh-CN");

  await link.click();

  const title = (await page.locator("h1").first().innerText()).replace(/#$/, "").trim();
  assert.ok(text.includes(title), `${text} has no ${title}`);
});

test("the root goes to the browser's language, and to the one chosen later", async () => {
  const page = await open("", { locale: "zh-CN" });
  await page.waitForURL("**/zh-cn/index.html");
  await page.locator("a[data-language]:visible").first().click();
  await page.waitForURL("**/en/index.html**");

  await page.goto(site.url);

  await page.waitForURL("**/en/index.html");
});

test("the root has plain links without scripts", async () => {
  const page = await open("", { javaScriptEnabled: false });

  const links = await page.locator("a").evaluateAll((all) => all.map((a) => a.getAttribute("href")));

  assert.deepEqual(links, ["en/index.html", "zh-cn/index.html"]);
});

test("a page that isn't there, at any depth, leads home in both languages", async () => {
  const page = await open("zh-cn/no/such/page.html");
  assert.match(await page.title(), /Page not found · 找不到页面/);

  const answers = await page.locator("a").evaluateAll((all) =>
    Promise.all(all.map(async (a) => (await fetch(a.href)).status)),
  );

  assert.deepEqual(answers, [200, 200]);
});

for (const [language, form] of [["en", 0], ["zh-cn", 1]]) {
  test(`from a page that isn't there one can search in ${language}, without scripts too`, async () => {
    const page = await open("zh-cn/no/such/page.html", { javaScriptEnabled: false });

    await page.locator("input[name=q]").nth(form).fill("fork 锁");
    await page.keyboard.press("Enter");

    await page.waitForURL(`**/${language}/search.html?q=*`);
    assert.equal(new URL(page.url()).searchParams.get("q"), "fork 锁");
  });
}
