// A page is light at first view, silent, asks no other host, fits a screen of 320 pixels
// (which is one of 1280 at 400 %), and axe-core has no finding, wide and narrow, by day and by night.
//
// A browser looks at the fewest pages that hold every structure of the site; with EVERY_PAGE=1 at all.
import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { gzipSync } from "node:zlib";
import { COLOURS, drawn, findings, prepare } from "./axe.mjs";
import { folder, launch, pages, serve, writtenPages } from "./site.mjs";
import { cover, structures } from "./structure.mjs";

const LIMIT = 62_000; // bytes of a first view, compressed
const LANES = 2; // pages that are looked at side by side
const WIDTHS = [1440, 390];
const NARROWEST = 320;
const every = process.env.EVERY_PAGE === "1";
const indexes = ["en/index.html", "zh-cn/index.html"];
const isSearch = (path) => path.endsWith("search.html"); // it loads the index, which grows with the site
let browser, site, built;

before(async () => {
  [browser, site] = [await launch(), await serve()];
  const sources = pages.map((path) => [path, readFileSync(join(folder, path), "utf-8")]);
  built = await structures(browser, sources);
});
after(async () => {
  await browser.close();
  site.close();
});

test("every page names only files that are there and light", () => {
  const weights = new Map();
  const weigh = (file) => {
    if (!weights.has(file)) weights.set(file, gzipSync(readFileSync(join(folder, file))).length);
    return weights.get(file);
  };
  const wrong = [];
  for (const path of writtenPages) {
    const named = built.get(path).loads.map((address) => new URL(address, site.url + path));
    const files = named.map(({ pathname }) => decodeURIComponent(pathname).slice(1));
    const bad = named.filter(({ href }, at) => !href.startsWith(site.url) || !existsSync(join(folder, files[at])));
    if (bad.length) wrong.push(`${path}: ${bad.join(" ")}`);
    else if (!isSearch(path)) {
      const weight = [path, ...files].reduce((sum, file) => sum + weigh(file), 0);
      if (weight > LIMIT) wrong.push(`${path}: ${weight} bytes`);
    }
  }
  assert.ok(!wrong.length, wrong.join("\n"));
});

/** Return what is to be done on which page. */
function plan() {
  const holding = (part) => cover(new Map([...built].map(([path, found]) => [path, found[part]])));
  const tabbed = [...built.keys()].filter((path) => built.get(path).tabs.length);
  return {
    frame: new Set(every ? pages : [...holding("frame"), ...indexes]),
    code: new Set(every ? [] : holding("code")), // the whole page is looked at, its code as well
    tabs: new Set(every ? tabbed : holding("tabs")),
  };
}

async function openTab() {
  const context = await browser.newContext();
  const page = await context.newPage();
  const network = await context.newCDPSession(page);
  await network.send("Network.enable");
  await network.send("Network.setCacheDisabled", { cacheDisabled: true }); // each view is a first one
  // The page at the root leaves at once for a language: stay there.
  await page.addInitScript(() => {
    if (location.pathname === "/") navigation.addEventListener("navigate", (event) => event.preventDefault());
  });
  return page;
}

/** Open a page; return its compressed weight and what is wrong with its first view. */
async function firstView(page, path) {
  const [responses, wrong] = [[], []];
  const listeners = {
    response: (response) => responses.push(response),
    request: (request) => request.url().startsWith(site.url) || wrong.push(`asks ${request.url()}`),
    console: (message) => message.type() === "error" && wrong.push(`logs ${message.text()}`),
    pageerror: (error) => wrong.push(`fails: ${error}`),
  };
  await page.setViewportSize({ width: WIDTHS[0], height: 900 });
  await page.emulateMedia({ colorScheme: "light" });
  for (const [event, listener] of Object.entries(listeners)) page.on(event, listener);
  await page.goto(site.url + (path === "index.html" ? "" : path), { waitUntil: "load" });
  await page.evaluate(() => new Promise((done) => requestIdleCallback(done))); // what scripts ask for
  const bodies = await Promise.all(responses.map((response) => response.body()));
  for (const [event, listener] of Object.entries(listeners)) page.off(event, listener);
  const weight = bodies.reduce((sum, body) => sum + gzipSync(body).length, 0);
  if (!isSearch(path) && weight > LIMIT) wrong.push(`first view: ${weight} bytes`);
  return { weight: isSearch(path) ? 0 : weight, wrong };
}

/** Return what axe-core finds by day, and by night what is about colour. */
async function byDayAndNight(page, where) {
  const found = [];
  for (const [colorScheme, rules] of [["light"], ["dark", COLOURS]]) {
    await page.emulateMedia({ colorScheme });
    found.push(...(await findings(page, { where, rules })).map((what) => `${colorScheme} ${what}`));
  }
  return found;
}

async function byWidth(page) {
  const found = [];
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 900 });
    await drawn(page);
    found.push(...(await byDayAndNight(page)).map((what) => `${width} wide, ${what}`));
  }
  await page.setViewportSize({ width: NARROWEST, height: 900 });
  const needed = await page.evaluate(() => Math.max(document.documentElement.scrollWidth, document.body.scrollWidth));
  if (needed > NARROWEST) found.push(`${NARROWEST} wide, it needs ${needed}`);
  return found;
}

async function byTab(page) {
  await page.setViewportSize({ width: WIDTHS[0], height: 900 });
  await page.emulateMedia({ colorScheme: "light" });
  const found = [];
  for (const name of ["spawn", "forkserver"]) {
    const label = page.locator(".example-outputs .sd-tab-label", { hasText: new RegExp(`^\\s*${name}\\s*$`) });
    if (!(await label.count())) continue;
    await label.first().click();
    found.push(...(await findings(page, { where: [".example"] })).map((what) => `tab ${name}, ${what}`));
  }
  return found;
}

// Code without its colours; these are looked at on the few pages that hold them all.
const plainCode = () => {
  for (const pre of document.querySelectorAll("pre")) pre.textContent = pre.textContent;
};

test("pages", { concurrency: LANES }, async (t) => {
  const todo = plan();
  const visited = pages.filter((path) => Object.values(todo).some((paths) => paths.has(path)));
  let heaviest = [0, ""];
  const lane = async () => {
    const page = await openTab();
    while (visited.length) {
      const path = visited.shift();
      await t.test(path, async () => {
        const { weight, wrong } = await firstView(page, path);
        if (weight > heaviest[0]) heaviest = [weight, path];
        await prepare(page);
        if (todo.code.has(path)) wrong.push(...(await byDayAndNight(page, ["pre"])));
        if (!every) await page.evaluate(plainCode);
        if (todo.frame.has(path)) wrong.push(...(await byWidth(page)));
        if (todo.tabs.has(path)) wrong.push(...(await byTab(page)));
        assert.ok(!wrong.length, wrong.join("\n"));
      });
    }
  };
  const count = visited.length;
  await Promise.all(Array.from({ length: LANES }, lane));
  t.diagnostic(`${count} of ${pages.length} pages were looked at (${todo.frame.size} whole, ${todo.code.size} for code, ${todo.tabs.size} for tabs)`);
  t.diagnostic(`heaviest first view: ${heaviest[0]} bytes compressed, ${heaviest[1]}`);
});
