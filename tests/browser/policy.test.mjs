// Whatever a reader does, a page's Content-Security-Policy refuses nothing that it needs.
// tests/site/test_policy.py reads the policy of every page.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { after, afterEach, before, test } from "node:test";
import { folder, launch, project, serve, writtenPages } from "./site.mjs";

const OWN = "#lab=2&policy=FCFS&jobs=2&job=A,0,3&job=B,1,5&end"; // in no textbook, so Python has to answer
const PATIENCE = 60_000; // ms for Python to start on a busy machine
let browser, site, context, refused;

before(async () => {
  [browser, site] = [await launch(), await serve()];
});
after(async () => {
  await browser.close();
  site.close();
});
afterEach(() => context.close());

// The headers that CONTRIBUTING.md advises hosts to send, by the beginning of a path.
const advised = [...readFileSync(join(project, "CONTRIBUTING.md"), "utf-8").matchAll(/^(\/\S*)\*\n((?:  .*\n)+)/gm)].map(
  ([, path, lines]) => [path, Object.fromEntries(lines.trim().split("\n").map((line) => line.trim().split(": ")))],
);

/** Answer as a host does that sends these headers. */
async function sendHeaders(context) {
  await context.route("**/*", async (route) => {
    const response = await route.fetch();
    const { pathname } = new URL(route.request().url());
    const headers = advised.filter(([path]) => pathname.startsWith(path)).map(([, each]) => each);
    await route.fulfill({ response, headers: Object.assign(response.headers(), ...headers) });
  });
}

/** Open a page; what the browser refuses, and each error it logs, goes into `refused`. */
async function open(address, { headers = false, ...options } = {}) {
  refused = [];
  context = await browser.newContext({ viewport: { width: 1440, height: 900 }, ...options });
  await context.exposeFunction("refuse", (what) => refused.push(what));
  await context.addInitScript(() => {
    addEventListener("securitypolicyviolation", ({ effectiveDirective, blockedURI, sourceFile, lineNumber, sample }) =>
      window.refuse(`${effectiveDirective}: ${blockedURI} in ${sourceFile}:${lineNumber} ${sample}`),
    );
  });
  if (headers) await sendHeaders(context);
  const page = await context.newPage();
  page.on("console", (message) => message.type() === "error" && refused.push(message.text()));
  page.on("pageerror", (error) => refused.push(String(error)));
  await page.goto(address);
  return page;
}

/** Let the page do what it has begun: what it was refused it has then told. */
const settle = (page) => page.evaluate(() => new Promise((done) => setTimeout(done)));

async function nothingRefused(page) {
  await settle(page);
  assert.deepEqual(refused, []);
}

const holding = (language, part) =>
  writtenPages.find(
    (path) => path.startsWith(`${language}/`) && readFileSync(join(folder, path), "utf-8").includes(part),
  );

/** Use what a written page has: colours, copies, tabs, timelines, folds. */
async function use(page) {
  for (let presses = 0; presses < 3; presses++) await page.locator(".theme-toggle:visible").click();
  for (const kind of [".copybtn", ".sd-tab-label", ".timeline-box svg [class^=k-]", "article summary"]) {
    const one = page.locator(kind).locator("visible=true").first();
    if (!(await one.count())) continue;
    await one.scrollIntoViewIfNeeded();
    await one.hover({ force: true });
    await one.click({ force: true });
  }
}

for (const language of ["en", "zh-cn"]) {
  for (const part of ["sd-tab-set", "timeline-box", 'class="measured', 'class="schedule', "<dl class", "states-figure"]) {
    test(`${language}: colours, copies, tabs and pictures of a page with ${part}`, async () => {
      const page = await open(site.url + holding(language, part));

      await use(page);

      await nothingRefused(page);
    });
  }

  test(`${language}: a search, in the dialog and on its page`, async () => {
    const page = await open(`${site.url}${language}/index.html`);

    await page.locator("input[name=q]").fill("forkserver");
    await page.keyboard.press("Enter");
    await page.locator(".search mark").first().waitFor();
    await nothingRefused(page);
    await page.goto(`${site.url}${language}/search.html?q=zombie`);
    await page.locator(".search mark").first().waitFor();

    await nothingRefused(page);
  });

  test(`${language}: the laboratory runs, compares and sweeps`, async () => {
    const page = await open(`${site.url}${language}/scheduling/lab.html${OWN}`);
    const commands = page.locator(".lab-commands button");

    for (const at of [0, 1, 2]) {
      await commands.nth(at).click();
      await page.locator(".lab-result").nth(at).waitFor({ timeout: PATIENCE });
    }
    await page.locator(".lab-forward").click();
    for (const save of await page.locator(".lab-save button").all()) await save.click();

    await nothingRefused(page);
  });
}

test("the laboratory runs with the headers that hosts are advised to send", async () => {
  assert.deepEqual(advised.map(([path]) => path), ["/", "/_lab/"]);
  const page = await open(`${site.url}en/scheduling/lab.html${OWN}`, { headers: true });

  await page.locator(".lab-main").click();
  await page.locator(".lab-result").first().waitFor({ timeout: PATIENCE });

  await nothingRefused(page);
});

test("the page at the root, and the one for what isn't there", async () => {
  for (const path of ["", "zh-cn/no/such/page.html"]) {
    const page = await open(site.url + path, { locale: "zh-CN" });

    await page.waitForLoadState("networkidle");

    const missing = /status of 404/; // the browser says so itself
    refused = refused.filter((what) => !missing.test(what));
    await nothingRefused(page);
    if (path) assert.notEqual(await page.evaluate(() => getComputedStyle(document.querySelector("main")).maxWidth), "none");
    await context.close();
  }
});

test("from a folder, without a server, a page has its styles and scripts", async () => {
  const page = await open(pathToFileURL(join(folder, holding("en", "timeline-box"))).href);

  await use(page);

  await nothingRefused(page);
  assert.ok(await page.evaluate(() => document.styleSheets.length > 3));
  assert.match(await page.evaluate(() => document.body.dataset.theme), /auto|light|dark/);
});

test("a script that was put into a page is refused, and this test hears of it", async () => {
  const page = await open(`${site.url}en/index.html`);

  await page.evaluate(() => {
    const script = document.createElement("script");
    script.textContent = "window.intruder = true";
    document.body.append(script);
    document.body.insertAdjacentHTML("beforeend", '<p style="color: red">x</p>');
  });
  await settle(page);

  assert.equal(await page.evaluate(() => window.intruder), undefined);
  assert.ok(refused.some((what) => what.startsWith("script-src-elem")));
  assert.ok(refused.some((what) => what.startsWith("style-src-attr")));
});
