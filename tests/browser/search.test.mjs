// Search in the browser finds what the pages say, in both languages.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { folder, launch, serve, writtenPages } from "./site.mjs";

let browser, site, page, said;

before(async () => {
  [browser, site] = [await launch(), await serve()];
  page = await browser.newPage();
  said = await articles();
});
after(async () => {
  await browser.close();
  site.close();
});

async function search(language, query) {
  await page.goto(`${site.url}${language}/search.html?q=${encodeURIComponent(query)}`);
  await page.waitForFunction(() => document.querySelector(".search-summary")?.innerText);
  const found = await page
    .locator("#search-results li > a")
    .evaluateAll((all) => all.map((a) => new URL(a.href).pathname.slice(1)));
  return { found: new Set(found), summary: await page.locator(".search-summary").innerText() };
}

// What each page's article says, read from the file and not from the index.
async function articles() {
  const paths = writtenPages.filter((path) => !path.endsWith("search.html"));
  const sources = paths.map((path) => [path, readFileSync(join(folder, path), "utf-8")]);
  return page.evaluate(
    (all) =>
      all.map(([path, html]) => {
        const article = new DOMParser().parseFromString(html, "text/html").querySelector("[role=main]");
        if (!article) throw new Error(`${path} has no element with the role main`);
        for (const left of article.querySelectorAll(".no-search, .headerlink")) left.remove();
        return [path, article.textContent.toLowerCase()];
      }),
    sources,
  );
}

const pagesThatSay = (language, text) =>
  said.filter(([path, words]) => path.startsWith(`${language}/`) && words.includes(text.toLowerCase())).map(([path]) => path);

for (const [language, query] of [
  ["zh-cn", "进程"],
  ["zh-cn", "父进程"],
  ["zh-cn", "退出码"],
  ["zh-cn", "调度器"],
  ["zh-cn", "等"],
  ["zh-cn", "forkserver"],
  ["zh-cn", "exitcode"],
  ["en", "scheduler"],
  ["en", "forkserver"],
]) {
  test(`${language}: ${query} is found wherever it is said`, async () => {
    const wanted = pagesThatSay(language, query);

    const { found } = await search(language, query);

    assert.ok(wanted.length, `no page says ${query}: choose another word`);
    assert.deepEqual(wanted.filter((path) => !found.has(path)), []);
  });
}

test("what no page says is not found, and Chinese says so in Chinese", async () => {
  const { found, summary } = await search("zh-cn", "紫色的大象");

  assert.equal(found.size, 0);
  assert.match(summary, /没有找到/);
});

test("the Chinese search page has no English words of its own", async () => {
  await search("zh-cn", "进程");

  const words = await page.locator("#search-results h2, #search-results .search-summary").allInnerTexts();

  assert.doesNotMatch(words.join(" "), /[A-Za-z]{2}/);
});
