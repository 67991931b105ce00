// The search box: by keyboard, by mouse, on a phone, on search.html, from a folder, and when it can't load.
import assert from "node:assert/strict";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { after, afterEach, before, test } from "node:test";
import { findings, prepare } from "./axe.mjs";
import { folder, launch, serve } from "./site.mjs";

let browser, site, context;

before(async () => {
  [browser, site] = [await launch(), await serve()];
});
after(async () => {
  await browser.close();
  site.close();
});
afterEach(() => context?.close());

const LANGUAGES = { "en": "round robin", "zh-cn": "时间片轮转" };

async function open(path, options = {}) {
  context = await browser.newContext({ viewport: { width: 1440, height: 900 }, ...options });
  const page = await context.newPage();
  await page.goto(path.startsWith("file:") ? path : site.url + path);
  return page;
}

const first = (page) => page.locator(".search [role=option]").first();
const chosen = (page) => page.locator(".search [role=option][aria-selected=true]");

async function ask(page, query) {
  await page.locator(".search input").fill(query);
  await page.locator(".search mark").first().waitFor();
}

for (const [language, query] of Object.entries(LANGUAGES)) {
  test(`${language}: / opens it, arrows choose, Enter goes there`, async () => {
    const page = await open(`${language}/processes/join.html`);
    await page.keyboard.press("/");
    await ask(page, query);

    await page.keyboard.press("ArrowDown");
    const number = await chosen(page).evaluate((option) => [...document.querySelectorAll("[role=option]")].indexOf(option));
    const named = await page.locator(".search input").getAttribute("aria-activedescendant");
    const id = await chosen(page).getAttribute("id");
    await page.keyboard.press("ArrowUp");
    await page.keyboard.press("Enter");
    await page.waitForURL("**/scheduling/round_robin.html*");

    assert.deepEqual([number, named], [1, id]);
  });

  test(`${language}: an empty box offers pages, in its language`, async () => {
    const page = await open(`${language}/index.html`);
    await page.keyboard.press("Control+k");
    await first(page).waitFor();

    const words = await page.locator(".search-page, .search-keys").allInnerTexts();
    const offered = await page.locator(".search [role=option]").count();

    assert.ok(offered >= 6);
    assert.deepEqual(words.map((text) => /[\u4e00-\u9fff]/.test(text)), [language === "zh-cn", language === "zh-cn"]);
  });

  test(`${language}: what nobody wrote about says so and offers the other language`, async () => {
    const page = await open(`${language}/search.html?q=${encodeURIComponent("qwertyx zxcvbnx")}`);
    const other = page.locator(".search-other");
    await other.waitFor();

    assert.match(await other.getAttribute("href"), language === "en" ? /zh-cn\/search\.html\?q=qwertyx/ : /en\/search\.html\?q=qwertyx/);
  });

  for (const [width, colorScheme] of [[1440, "light"], [390, "dark"]]) {
    test(`${language}: axe finds nothing in the open box, ${width} wide, ${colorScheme}`, async () => {
      const page = await open(`${language}/processes/join.html`, { viewport: { width, height: 900 }, colorScheme });
      await page.locator(".search-open:visible").first().click();
      await ask(page, query);
      await prepare(page);

      assert.deepEqual(await findings(page, { where: [".search-dialog"] }), []);
      assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= width);
    });
  }
}

test("Esc closes it, and the focus is where it was", async () => {
  const page = await open("en/processes/join.html");
  await page.locator(".sidebar-search-open").focus();
  await page.keyboard.press("Enter");
  await page.locator(".search input").waitFor();
  await page.keyboard.press("Escape");

  assert.equal(await page.locator(".search-dialog").evaluate((dialog) => dialog.open), false);
  assert.ok(await page.locator(".sidebar-search-open").evaluate((link) => link === document.activeElement));
});

test("a slash that is typed into a field stays there", async () => {
  const page = await open("en/scheduling/lab.html");
  const field = page.locator(".lab input[type=text], .lab textarea").first();
  await field.focus();
  await page.keyboard.press("/");

  assert.equal(await page.locator(".search-dialog").count(), 0);
});

test("a pasted traceback is looked for by its last line", async () => {
  const page = await open("en/search.html");
  await first(page).waitFor();
  const error = "_queue.Empty: nothing";
  await page.locator(".search input").evaluate((input, text) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text", text);
    input.dispatchEvent(new ClipboardEvent("paste", { clipboardData, cancelable: true }));
  }, `Traceback (most recent call last):\n  File "/home/me/x.py", line 3, in <module>\n    get()\n${error}\n`);
  await page.locator(".search mark").first().waitFor();

  assert.equal(await page.locator(".search input").inputValue(), error);
});

test("search.html keeps what is looked for in its address", async () => {
  const page = await open(`en/search.html?q=${encodeURIComponent("zombie")}`);
  await page.locator(".search mark").first().waitFor();
  const before = await first(page).getAttribute("href");
  await ask(page, "round robin");
  await page.waitForURL(/q=round\+robin/);

  assert.match(before, /orphans_and_zombies/);
  assert.match(await first(page).getAttribute("href"), /round_robin/);
});

test("without JavaScript search.html and the button lead on", async () => {
  const page = await open("en/processes/join.html", { javaScriptEnabled: false });
  await page.locator(".sidebar-search-open").click();
  await page.waitForURL("**/search.html");
  const links = await page.locator("noscript a").evaluateAll((all) => all.map((link) => link.getAttribute("href")));

  assert.deepEqual(links, ["index.html", "reference/errors.html"]);
});

test("it works from a folder, without a server", async () => {
  const page = await open(pathToFileURL(join(folder, "en", "processes", "join.html")).href);
  await page.keyboard.press("/");
  await ask(page, "zombie");

  assert.match(await first(page).getAttribute("href"), /orphans_and_zombies/);
});

test("an index that doesn't come is said, with where to look instead", async () => {
  context = await browser.newContext();
  const page = await context.newPage();
  await page.route("**/search/index.js", (route) => route.abort());
  await page.goto(`${site.url}en/index.html`);
  await page.keyboard.press("/");
  await page.locator(".search-said a").first().waitFor();

  assert.match(await page.locator(".search-said").innerText(), /could not be loaded/);
});

test("a box that doesn't come leads to search.html, which says where else to look", async () => {
  context = await browser.newContext();
  const page = await context.newPage();
  await page.route("**/search/box.js", (route) => route.abort());
  await page.goto(`${site.url}en/index.html`);
  await page.keyboard.press("/");
  await page.waitForURL("**/search.html");

  await page.locator(".search-here a", { hasText: "the index of errors" }).waitFor();
});

test("an index that is slow is said, and used when it is there", async () => {
  context = await browser.newContext();
  const page = await context.newPage();
  let go;
  const held = new Promise((resolve) => (go = resolve));
  await page.route("**/search/index.js", async (route) => {
    await held;
    await route.continue();
  });
  await page.goto(`${site.url}en/index.html`);
  await page.keyboard.press("/");
  await page.locator(".search-said", { hasText: "Loading" }).waitFor();
  go();
  await first(page).waitFor();

  assert.equal(await page.locator(".search-said").innerText(), "");
});

test("nothing is asked for before the search is opened, and nothing for a result", async () => {
  const asked = [];
  context = await browser.newContext();
  const page = await context.newPage();
  page.on("request", (request) => request.url().includes("/_static/search/") && asked.push(request.url().split("/").at(-1)));
  await page.goto(`${site.url}en/index.html`);
  const before = asked.length;
  await page.keyboard.press("/");
  await ask(page, "deadlock");
  await ask(page, "zombie");

  assert.equal(before, 0);
  assert.deepEqual(asked.sort(), ["box.js", "core.js", "index.js", "minisearch.js"]);
});

test("it is ready soon, and quick at each key", async () => {
  const page = await open("en/search.html");
  await first(page).waitFor();
  const [made, asked] = await page.evaluate(() => {
    const start = performance.now();
    const search = PageSearch.make();
    const between = performance.now();
    for (const query of ["queue join hangs", "how to stop a child process", "can't pickle local object", "zombie"]) search.ask(query);
    return [between - start, (performance.now() - between) / 4];
  });

  // Ten times what a quiet machine takes; it is printed to be seen growing.
  console.log(`  the index is made in ${made.toFixed(0)} ms, a query takes ${asked.toFixed(1)} ms`);
  assert.ok(made < 3000 && asked < 200, `${made} ms, ${asked} ms`);
});
