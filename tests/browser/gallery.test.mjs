// The gallery: its filters by keyboard, in the address, from a folder and without JavaScript; copying and downloading.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, afterEach, before, test } from "node:test";
import { pathToFileURL } from "node:url";
import { findings, prepare } from "./axe.mjs";
import { folder, launch, project, serve } from "./site.mjs";

const PAGE = "reference/gallery.html";
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
  await page.goto(path.startsWith("file:") ? path : site.url + path);
  return page;
}

const field = (page, name) => page.locator(`.gallery-form [name=${name}]`);
const status = (page) => page.getByRole("status").and(page.locator(".gallery-form output"));
const names = (page) => page.locator(".gallery > li:visible > a:first-child").allInnerTexts();
const sections = (page) => page.locator("section:has(> .gallery):visible").evaluateAll((all) => all.map(({ id }) => id));
const search = (page) => Object.fromEntries(new URL(page.url()).searchParams);
const total = (page) => page.locator(".gallery > li").count();

for (const [language, word, said] of [["en", "deadlock", /^(\d+) of (\d+)$/], ["zh-cn", "死锁", /^显示 (\d+) 个，共 (\d+) 个$/]]) {
  test(`${language}: words are looked for in names, sentences and titles, and the count is said`, async () => {
    const page = await open(`${language}/${PAGE}`);
    const all = await total(page);
    const before = await status(page).innerText();
    await field(page, "words").fill(` ${word}  `);

    const shown = await page.locator(".gallery > li:visible").allInnerTexts();
    assert.deepEqual(before.match(said).slice(1), [`${all}`, `${all}`]);
    assert.deepEqual((await status(page).innerText()).match(said).slice(1), [`${shown.length}`, `${all}`]);
    assert.ok(shown.length > 0 && shown.length < all);
    for (const text of shown) assert.match(text.toLowerCase().replaceAll("_", " "), new RegExp(word));
    assert.deepEqual(search(page), { words: word });
  });

  for (const [width, colorScheme] of [[1440, "light"], [390, "dark"], [320, "light"]]) {
    test(`${language}: axe finds nothing in a filtered list, ${width} wide, ${colorScheme}`, async () => {
      const page = await open(`${language}/${PAGE}?topic=ipc&words=queue`, { viewport: { width, height: 900 }, colorScheme });
      await prepare(page);

      assert.deepEqual(await findings(page, { where: ["article"] }), []);
      assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= width);
    });
  }
}

test("all words have to be there, with spaces for underscores or not", async () => {
  const page = await open(`en/${PAGE}`);
  await field(page, "words").fill("bounded_queue");
  const exact = await names(page);
  await field(page, "words").fill("queue BOUNDED producer");
  const spread = await names(page);

  assert.deepEqual(exact, ["bounded_queue"]);
  assert.ok(spread.includes("bounded_queue") && spread.length < 5, spread.join(" "));
});

test("a topic leaves its section alone, here and in the contents", async () => {
  const page = await open(`en/${PAGE}`);
  await field(page, "topic").selectOption("scheduling");

  assert.deepEqual(await sections(page), ["gallery-scheduling"]);
  const entries = page.locator(".toc-tree li li a:visible, .toc-tree a:visible");
  const linked = await entries.evaluateAll((all) => all.map((link) => link.hash).filter((hash) => hash.startsWith("#gallery-")));
  assert.deepEqual([...new Set(linked)], ["#gallery-scheduling"]);
});

test("a library, a Python and a method leave what needs it, or ran on both together", async () => {
  const verified = JSON.parse(readFileSync(join(project, "examples", "verified.json"), "utf-8"));
  const ran = (python, method) =>
    Object.keys(verified).filter((name) =>
      Object.values(verified[name].on).some((runs) =>
        Object.entries(runs).some(([version, methods]) => version.startsWith(`${python}.`) && methods.includes(method))));
  const page = await open(`en/${PAGE}`);
  await field(page, "library").selectOption("numpy");
  const withNumpy = await page.locator(".gallery > li:visible").allInnerTexts();
  await field(page, "library").selectOption("");
  await field(page, "python").selectOption("3.14");
  await field(page, "method").selectOption("spawn");
  const shown = await page.locator(".gallery > li:visible").evaluateAll((all) =>
    all.map((item) => `${item.closest("section").id.replace("gallery-", "")}/${item.firstElementChild.textContent}`));

  assert.ok(withNumpy.length > 0);
  for (const text of withNumpy) assert.match(text, /numpy/);
  assert.ok(shown.length > 0 && shown.length < (await total(page)));
  const known = new Set(ran("3.14", "spawn"));
  assert.deepEqual(shown.filter((name) => !known.has(name)), []);
  assert.ok(shown.length >= known.size - 20, "a source may have changed since it was verified, but not many");
});

test("the address makes the same list again, and the other language keeps it", async () => {
  const page = await open(`en/${PAGE}?topic=ipc&method=fork&words=pipe&python=2.7&zoo=1`);
  const shown = await names(page);
  await page.locator("a[data-language=zh-cn]:visible, a[data-language]:visible").first().click();
  await page.waitForURL(/zh-cn/);

  assert.ok(shown.length > 0);
  assert.deepEqual(search(page), { topic: "ipc", method: "fork", words: "pipe" }); // there is no Python 2.7
  assert.equal(await field(page, "words").inputValue(), "pipe");
  assert.deepEqual(await sections(page), ["gallery-ipc"]);
});

test("everything can be done by keyboard", async () => {
  const page = await open(`en/${PAGE}`);
  await field(page, "words").focus();
  await page.keyboard.type("queue");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  await page.keyboard.type("Inter");
  const chosen = search(page);
  for (let stop = 0; stop < 4; stop += 1) await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await page.waitForURL((url) => !url.search);

  assert.deepEqual(chosen, { words: "queue", topic: "ipc" });
  assert.equal((await names(page)).length, await total(page));
});

test("nothing found is said", async () => {
  const page = await open(`en/${PAGE}?words=qwertyx`);

  assert.match(await status(page).innerText(), /^None of \d+ examples/);
  assert.deepEqual(await sections(page), []);
});

test("an example is copied as it is downloaded, and that is said", async () => {
  const page = await open(`zh-cn/${PAGE}?words=bounded_queue`, { permissions: ["clipboard-read", "clipboard-write"] });
  await page.getByRole("button", { name: "复制 bounded_queue" }).click();
  await page.getByText("已复制 bounded_queue").waitFor();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("link", { name: "下载 bounded_queue" }).click()]);

  assert.equal(download.suggestedFilename(), "bounded_queue.py");
  assert.equal(copied, readFileSync(await download.path(), "utf-8"));
  assert.match(copied, /[\u4e00-\u9fff]/);
});

test("what can't be copied is said", async () => {
  const page = await open(`en/${PAGE}`);
  await page.route("**/_static/gallery/**", (route) => route.abort());
  await page.getByRole("button", { name: "Copy own_memory" }).click();
  await status(page).filter({ hasText: "could not be copied" }).waitFor();
});

test("the command that fetches all can be copied", async () => {
  const page = await open(`en/${PAGE}`, { permissions: ["clipboard-read", "clipboard-write"] });
  await page.getByRole("button", { name: "Copy curl" }).click();
  await page.getByText("Copied curl").waitFor();

  assert.match(await page.evaluate(() => navigator.clipboard.readText()), /^curl -LO https:\/\/\S+\/examples\.zip && python -m zipfile -e examples\.zip \. && python -m examples$/);
});

test("it works from a folder", async () => {
  const page = await open(`${pathToFileURL(join(folder, "en", PAGE)).href}?topic=ipc`, { permissions: ["clipboard-read", "clipboard-write"] });
  await field(page, "words").fill("bounded_queue");
  await page.getByRole("button", { name: "Copy bounded_queue" }).click();
  await page.getByText("Copied bounded_queue").waitFor();

  assert.deepEqual(search(page), { topic: "ipc", words: "bounded_queue" });
  assert.match(await page.evaluate(() => navigator.clipboard.readText()), /multiprocessing/);
});

test("without JavaScript all are shown, and no filter", async () => {
  const page = await open(`en/${PAGE}?topic=ipc`, { javaScriptEnabled: false });

  assert.equal((await names(page)).length, await total(page));
  assert.equal(await page.locator(".gallery-form").isVisible(), false);
});

test("no other page loads its script and style", async () => {
  const page = await open("en/processes/join.html");

  assert.equal(await page.locator("[src*='gallery.'], [href*='gallery.css']").count(), 0);
});
