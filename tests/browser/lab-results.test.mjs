// The laboratory's results: what is shown, and what is kept back while the reader guesses.
// Python on this machine answers the page's questions; lab.test.mjs proves its answers
// to be those of Python in the page.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, afterEach, before, test } from "node:test";
import { launch, project, serve, writtenPages } from "./site.mjs";

const EN = "en/scheduling/lab.html";
const PATIENCE = 60_000; // ms for an answer on a busy machine
const FIVE = "#lab=1&job=A,0,3&job=B,2,6&job=C,4,4&job=D,6,5&job=E,8,2";
const TOOK = 7; // ms that the Worker says it worked
const WORKER = `
self.onmessage = async ({ data: { id, question } }) => {
  const response = question && (await fetch("/_lab/answer", { method: "POST", body: question }));
  self.postMessage({ id, text: response && (await response.text()), took: ${TOOK} });
};
`;
const ANSWER = "import sys; from conf.laboratory.answer import answer; print(answer(sys.stdin.read()), end='')";
const python = join(project, ".venv", ...(process.platform === "win32" ? ["Scripts", "python.exe"] : ["bin", "python"]));

let browser, site, context;

before(async () => {
  [browser, site] = [await launch(), await serve()];
  context = await browser.newContext({ permissions: ["clipboard-read", "clipboard-write"] });
  await context.route("**/_lab/worker.js", (route) => route.fulfill({ body: WORKER, contentType: "text/javascript" }));
  await context.route("**/_lab/answer", async (route) => {
    route.fulfill({ body: await answerHere(route.request().postData()), contentType: "application/json" });
  });
});
after(async () => {
  await browser.close();
  site.close();
});
afterEach(async () => {
  for (const page of context.pages()) await page.close();
});

/** Return what Python on this machine answers. */
function answerHere(question) {
  return new Promise((resolve, reject) => {
    const child = execFile(python, ["-X", "utf8", "-c", ANSWER], { cwd: project, maxBuffer: 2 ** 28 }, (fault, text) =>
      fault ? reject(fault) : resolve(text),
    );
    child.stdin.end(question);
  });
}

async function open(path) {
  const page = await context.newPage();
  await page.goto(site.url + path);
  await page.waitForSelector(".lab-form");
  return page;
}

const result = (page, number = 1) => page.locator(".lab-result").nth(number - 1);

async function command(page, number) {
  await page.locator(".lab-commands button").nth(number - 1).click();
  await result(page, number).waitFor({ timeout: PATIENCE });
}

/** Return the contrast of two colours such as rgb(0, 92, 102). */
function contrast(one, other) {
  const luminance = (colour) =>
    colour
      .match(/[\d.]+/g)
      .slice(0, 3)
      .map((part) => part / 255)
      .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
      .reduce((sum, part, at) => sum + part * [0.2126, 0.7152, 0.0722][at], 0);
  const [less, more] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (more + 0.05) / (less + 0.05);
}

/** Answer every question as the robot does; return how many were right, of how many. */
async function guessAll(page, robot) {
  await page.locator("#lab-guess").check();
  const steps = Number(await page.locator("#lab-step").getAttribute("max"));
  let score = ["0", "0"];
  while (Number(await page.locator("#lab-step").inputValue()) < steps) {
    if (await page.locator(".lab-question").isHidden()) {
      await page.locator(".lab-forward").click();
      continue;
    }
    await page.getByRole("button", { name: await robot(page), exact: true }).click();
    score = (await page.locator(".lab-readout").innerText()).match(/(\d+) of (\d+) right/).slice(1);
  }
  return score.map(Number);
}

for (const policy of ["SRTF", "SJF", "RoundRobin&quantum=2", "MLFQ", "Priority"]) {
  test(`who takes the first of the queue does not guess all of ${policy}`, async () => {
    const jobs = ["A,3,7,0,0,4", "B,2,6,0,0,2", "C,1,5,0,0,3", "D,0,3,0,0,1"].map((job) => `&job=${job}`).join("");
    const page = await open(`${EN}#lab=1${jobs}&policy=${policy}`);
    await command(page, 1);

    const [right, asked] = await guessAll(page, () => page.locator(".lab-queues li").first().innerText());

    assert.ok(asked >= 3);
    assert.ok(right < asked, `${right} of ${asked}`);
  });
}

test("the ready stand in the order of the table while the reader guesses, and in that of service after it", async () => {
  const page = await open(`${EN}${FIVE}&policy=SJF`);
  await command(page, 1);
  const ready = async () => (await page.locator(".lab-queues li").allInnerTexts()).join(" ");
  const readyAt = async (step) => {
    await page.locator("#lab-step").fill(String(step));
    return ready();
  };
  const steps = Number(await page.locator("#lab-step").getAttribute("max"));
  const served = [];
  for (let step = 0; step <= steps; step++) served.push(await readyAt(step));
  assert.ok(served.includes("E C D"));

  await page.locator("#lab-guess").check();
  const listed = [];
  while (!listed.includes("C D E")) {
    if (await page.locator(".lab-question").isVisible()) await page.getByRole("button", { name: "Show me" }).click();
    else await page.locator(".lab-forward").click();
    listed.push(await ready());
  }

  assert.deepEqual(listed.filter((line) => line !== line.split(" ").sort().join(" ")), []);
  assert.match(await page.locator(".lab-queues").innerText(), /Ready, as in the table/);
});

test("the line of the textbooks is whole, and is copied from its button", async () => {
  const page = await open(`${EN}#lab=1&job=A,0,40&job=B,0,40&policy=RoundRobin&quantum=1`);
  await command(page, 1);
  const turns = Array.from({ length: 80 }, (_, turn) => `${"AB"[turn % 2]} ${turn + 1}`);
  const line = page.locator(".lab-card .lab-gantt");

  await line.getByRole("button").click();

  await line.getByRole("status").filter({ hasText: "Copied." }).waitFor();
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), `0 ${turns.join(" ")}`);
  assert.equal(await line.locator("code").innerText(), `0 ${turns.join(" ")}`);
  const box = await page.locator(".lab-card").first().boundingBox();
  const text = await line.locator("code").boundingBox();
  assert.ok(text.x + text.width <= box.x + box.width, "it wraps");
});

test("each policy of a comparison has its line, and its options in words", async () => {
  const page = await open(`${EN}${FIVE}&policy=FCFS&ties=STALLINGS&quantum=1&preemptive=1`);

  await command(page, 2);

  const lines = await result(page, 2).locator(".lab-gantt").allInnerTexts();
  const heads = await result(page, 2).locator("tbody th small").allInnerTexts();
  assert.equal(lines.length, 9);
  assert.match(lines[4], /^Round robin \(RR\), quantum 1, ties: Stallings\s+0 A 2 B 3 A 4 /);
  assert.equal(heads[5], "preemptive, ties: Stallings");
});

test("figures stand in line, and a table keeps its name from run to run", async () => {
  const page = await open(`${EN}${FIVE}&policy=SRTF`);
  await page.setViewportSize({ width: 390, height: 900 }); // where tables have to scroll, and so have names
  const names = async () => result(page).locator(".lab-figures [role=region]").evaluateAll((all) => all.map(({ ariaLabel }) => ariaLabel));
  await command(page, 1);
  await page.waitForSelector(".lab-figures [role=region]");
  const before = await names();
  const old = await result(page).locator(".lab-figures").elementHandle();

  await page.locator("[data-column=burst]").first().fill("4");
  await old.waitForElementState("hidden"); // another result has taken its place
  await page.waitForSelector(".lab-figures [role=region]");

  assert.deepEqual(await names(), before);
  const classes = await result(page).locator(".lab-figures tr").last().locator("td").evaluateAll((all) => all.map(({ className }) => className));
  assert.deepEqual([...new Set(classes)], ["figure"]);
});

test("a fraction that nobody can read is shown as a decimal only", async () => {
  const page = await open(`${EN}#lab=1&job=A,0,1/997&job=B,0,1/991&job=C,0,1/983&job=D,0,1/977&job=E,0,1/3&policy=FCFS`);

  await command(page, 1);

  const fractions = await result(page).locator(".lab-figures small").allInnerTexts();
  assert.ok(fractions.includes("= 1/997"), String(fractions));
  assert.ok(Math.max(...fractions.map(({ length }) => length)) <= 26, String(fractions));
});

test("the answer is nowhere to be seen while the reader guesses", async () => {
  const page = await open(`${EN}${FIVE}&policy=SRTF`);
  await command(page, 2);
  await command(page, 1);
  const line = result(page).locator(".lab-card .lab-gantt");
  const titles = async () => (await result(page).locator(".lab-card svg title").allTextContents()).join("");
  assert.ok(await line.isVisible());
  assert.match(await titles(), /B is ready, 4 to 10/);

  await page.locator("#lab-guess").check();

  assert.ok(await line.isHidden());
  assert.equal(await titles(), "");
  assert.ok(await result(page, 2).isHidden(), "nor does a comparison tell");
  await guessAll(page, () => page.locator(".lab-choice").first().innerText());
  assert.ok(await line.isVisible());
  assert.match(await titles(), /B is ready, 4 to 10/);
});

test("paper has the question of a guess, and its answer once it was given", async () => {
  const page = await open(`${EN}${FIVE}&policy=SRTF`);
  await command(page, 1);
  const printed = async (selector) => {
    await page.emulateMedia({ media: "print" });
    const seen = await page.locator(selector).isVisible();
    await page.emulateMedia({ media: "screen" });
    return seen;
  };
  assert.equal(await printed(".lab-stepper"), false);
  await page.locator("#lab-guess").check();
  await page.locator(".lab-forward").click();
  await page.locator(".lab-question").waitFor();

  assert.equal(await printed(".lab-question"), true);
  assert.equal(await printed(".lab-choice"), true);
  assert.equal(await printed(".lab-forward"), false);
  assert.equal(await printed("#lab-guess"), false);
  await page.locator(".lab-choice").click();
  assert.match(await page.locator(".lab-readout").innerText(), /^Right\. A becomes running/);
  assert.equal(await printed(".lab-readout"), true);
});

test("a link from before the switch has the smaller number first; the switch turns it", async () => {
  const page = await open(`${EN}#lab=1&job=A,0,2,0,0,1&job=B,0,3,0,0,9&policy=Priority`);
  await command(page, 1);
  const line = page.locator(".lab-card .lab-gantt code");
  assert.equal(await line.innerText(), "0 A 2 B 5");

  await page.getByLabel("The larger number is the higher priority").check();
  await line.filter({ hasText: "0 B 3 A 5" }).waitFor({ timeout: PATIENCE });

  const again = await open(page.url().slice(site.url.length));
  assert.ok(await again.locator("#lab-largest_first").isChecked());
});

test("the time that is told is that of the work, not that of the way to it", async () => {
  const page = await open(`${EN}#lab=1&job=A,0,3&job=B,1,9&policy=FCFS`);

  await command(page, 1);

  await page.locator(".lab-status").filter({ hasText: `${TOOK} ms` }).waitFor();
});

test("the file of a comparison has the jobs, the options and the figures, and no formula", async () => {
  const page = await open(`${EN}#lab=1&job==1%2B1,0,3&job=B,1,2&policy=FCFS&quantum=1`);
  await command(page, 2);

  const [download] = await Promise.all([
    page.waitForEvent("download"),
    result(page, 2).getByRole("button", { name: "CSV", exact: true }).click(),
  ]);

  const text = readFileSync(await download.path(), "utf-8");
  assert.match(text, /^'=1\+1,0,3,0,0,0$/m);
  assert.match(text, /^"Round robin, quantum 1, ties: OSTEP",0\.5,/m);
  assert.match(text, /^FCFS,1,3\.5,1,/m);
});

test("the line below a chart of a page is copied from its button", async () => {
  const page = await context.newPage();
  await page.goto(`${site.url}en/scheduling/round_robin.html`);
  const line = page.locator(".gantt").first();

  await line.getByRole("button").click();

  await line.locator(".copybtn.success").waitFor();
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), "0 P1 4 P2 7 P3 10 P1 30");
});

test("every chart of a page opens in the laboratory, which makes the same of it", async () => {
  const charts = [];
  const reader = await context.newPage();
  for (const path of writtenPages.filter((path) => path.startsWith("en/scheduling/") && path !== EN)) {
    await reader.goto(site.url + path);
    charts.push(
      ...(await reader.locator(".schedule").evaluateAll((all) =>
        all.map((chart) => ({
          address: [...chart.querySelectorAll("a")].find((link) => link.textContent === "Open in the laboratory").href,
          line: chart.querySelector(".gantt pre").textContent,
        })),
      )),
    );
  }
  assert.ok(charts.length > 20);
  const page = await context.newPage();
  for (const { address, line } of charts) {
    await page.goto("about:blank");
    await page.goto(address);
    await page.waitForSelector(".lab-form");
    const again = await page.evaluate(async (script) => {
      const { decode, encode } = await import(script);
      return encode(decode(location.hash).setup);
    }, `${site.url}_lab/link.js`);
    assert.equal(`#${again}`, new URL(address).hash, "nothing is lost, nothing is written in two ways");

    await command(page, 1);

    assert.equal(await page.locator(".lab-card .lab-gantt code").innerText(), line, address);
  }
});

for (const colorScheme of ["light", "dark"]) {
  test(`${colorScheme}: each slice has an edge of 3:1 against every slice and the paper`, async () => {
    const jobs = Array.from({ length: 13 }, (_, job) => `&job=J${job},0,2,1,9`);
    const page = await open(`${EN}#lab=1${jobs.join("")}&policy=RoundRobin&quantum=1`);
    await page.emulateMedia({ colorScheme });
    await command(page, 1);

    const shapes = await page.locator(".lab-card svg rect:not(.lab-cover)").evaluateAll((all) =>
      all.map((shape) => {
        const { fill, stroke } = getComputedStyle(shape);
        const paper = getComputedStyle(shape.closest(".lab-card")).backgroundColor;
        return { kind: shape.getAttribute("class"), paper, fill: fill === "none" ? paper : fill, stroke };
      }),
    );

    const slices = shapes.filter(({ kind }) => kind.startsWith("k-j"));
    const states = shapes.filter(({ kind }) => !kind.startsWith("k-j"));
    assert.equal(new Set(slices.map(({ kind }) => kind)).size, jobs.length);
    assert.equal(new Set(states.map(({ kind }) => kind)).size, 3);
    const neighbours = new Set(slices.map(({ fill }) => fill));
    for (const { kind, paper, fill, stroke } of shapes) {
      const edge = stroke === "none" ? fill : stroke;
      const beside = [paper, ...(kind.startsWith("k-j") ? neighbours : stroke === "none" ? [] : [fill])];
      for (const other of beside) assert.ok(contrast(edge, other) >= 3, `${kind}: ${edge} on ${other}`);
    }
  });
}
