// The laboratory: Python in the page answers as Python does, and everyone can use it.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, afterEach, before, test } from "node:test";
import { findings, prepare } from "./axe.mjs";
import { launch, project, serve } from "./site.mjs";

const EN = "en/scheduling/lab.html";
const ZH = "zh-cn/scheduling/lab.html";
const PATIENCE = 60_000; // ms for Python to start on a busy machine
const FACTOR = 6; // how much slower a busy machine may be than the goals below
const COLD = 4000; // ms of processor time, which depends less on what else runs, to the first result
const WARM = 50; // ms to a later result, with 20 jobs
const FIVE = "#lab=1&job=A,0,3&job=B,2,6&job=C,4,4&job=D,6,5&job=E,8,2";

// Python takes seconds to start, so one page keeps it running for those of most tests:
// their Workers only hand questions over to that page, and its answers back.
const RELAY = `
const [questions, answers] = [new BroadcastChannel("questions"), new BroadcastChannel("answers")];
const me = crypto.randomUUID();
self.onmessage = ({ data: { id, question } }) => questions.postMessage({ id: [me, id], question });
answers.onmessage = ({ data }) => {
  const [receiver, id] = data.id ?? [me]; // Python that fails has no question's number
  if (receiver === me) self.postMessage({ ...data, id });
};
`;

// The same, but nothing is handed over before the test says so.
const HELD = `
const held = new Promise((resolve) => {
  new BroadcastChannel("gate").onmessage = resolve;
});
${RELAY.replace("=> questions.postMessage({ id: [me, id], question });", "=> held.then(() => questions.postMessage({ id: [me, id], question }));")}
`;
const MINE = "#lab=1&job=A,0,3&job=B,1,5&job=C,2,1"; // in no textbook

let browser, site, kept;
const opened = []; // by the test that runs

before(async () => {
  [browser, site] = [await launch(), await serve()];
  kept = await keepPython();
});
after(async () => {
  await browser.close();
  site.close();
});
afterEach(async () => {
  while (opened.length) await opened.pop().close();
});

/** Return a context in which Python runs for every page. */
async function keepPython() {
  const context = await browser.newContext();
  await context.route("**/_lab/worker.js", (route) => route.fulfill({ body: RELAY, contentType: "text/javascript" }));
  const page = await context.newPage();
  await page.goto(`${site.url}404.html`);
  await page.evaluate(() => {
    const worker = new Worker("/_lab/worker.js?kept", { type: "module" }); // the real one
    const [questions, answers] = [new BroadcastChannel("questions"), new BroadcastChannel("answers")];
    questions.onmessage = ({ data }) => worker.postMessage(data);
    return new Promise((resolve) => {
      worker.onmessage = ({ data }) => {
        answers.postMessage(data);
        if (data.id === "ready") resolve();
      };
      worker.postMessage({ id: "ready" });
    });
  });
  return context;
}

/** Return a clock that tells how many ms of processor time a page has had. */
async function processorClock(page) {
  const session = await page.context().newCDPSession(page);
  await session.send("Performance.enable");
  return async () => {
    const { metrics } = await session.send("Performance.getMetrics");
    return 1000 * metrics.find(({ name }) => name === "ProcessTime").value;
  };
}

/** Open the page; `asked` gathers what it fetches. Its Python is the kept one, or its own. */
async function open(path, { width = 1440, colorScheme = "light", own = false, scripts = true, worker } = {}) {
  const context = own || !scripts ? await browser.newContext({ javaScriptEnabled: scripts }) : kept;
  const page = await context.newPage();
  opened.push(context === kept ? page : context);
  await page.setViewportSize({ width, height: 900 });
  await page.emulateMedia({ colorScheme });
  page.asked = [];
  page.errors = [];
  page.on("request", (request) => page.asked.push(request.url()));
  page.on("pageerror", (error) => page.errors.push(String(error)));
  if (worker) await page.route("**/_lab/worker.js", (route) => route.fulfill({ body: worker, contentType: "text/javascript" }));
  await page.goto(site.url + path);
  if (scripts) await page.waitForSelector(".lab-form");
  return page;
}

const result = (page, number = 1) => page.locator(".lab-result").nth(number - 1);

/** Wait for a result; where none comes, say what the page tells instead. */
async function comes(page, number) {
  try {
    await result(page, number).waitFor({ timeout: PATIENCE });
  } catch (error) {
    throw new Error(`no result ${number}; the page says: ${await page.locator(".lab-told").textContent()}`, { cause: error });
  }
}

async function run(page) {
  await page.locator(".lab-main").click();
  await result(page).waitFor({ timeout: PATIENCE });
}

const jobsIn = (page) =>
  page
    .locator(".lab-jobs tr[data-job]")
    .evaluateAll((rows) => rows.map((row) => [...row.querySelectorAll("input")].map((input) => input.value)));
const status = (page) => page.locator(".lab-status").innerText();
const note = (page) => page.locator(".lab-note").innerText();
const said = (page, pattern) =>
  page.locator(".lab-status").filter({ hasText: pattern }).waitFor({ timeout: PATIENCE });

// The same questions, put to Python in the page and to Python on this machine.

function randomly(seed) {
  let state = seed;
  return (from, to) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return from + ((state >>> 8) % (to - from + 1));
  };
}

function randomQuestion(number) {
  const random = randomly(number + 1);
  for (let skip = 0; skip < 5; skip++) random(0, 1);
  const one = (...choices) => choices[random(0, choices.length - 1)];
  const time = (least) => one(String(random(least, 12)), String(random(least, 12)), `${random(1, 9)}/${random(2, 7)}`, `${random(0, 9)}.5`);
  const jobs = Array.from({ length: random(1, 12) }, (_, at) => ({
    name: one(`J${at}`, `作业${at}`, `<${at}>&`),
    arrival: time(0),
    burst: time(1),
    io_every: one("0", time(1)),
    io_time: one("0", time(0)),
    priority: String(random(-2, 4)),
  }));
  const levels = random(1, 4);
  const list = () => Array.from({ length: levels }, () => random(1, 6)).join(" ");
  return {
    do: one("run", "run", "run", "run", "compare", "sweep"),
    setup: {
      jobs,
      policy: one("FCFS", "SJF", "HRRN", "SRTF", "RoundRobin", "Priority", "PriorityRoundRobin", "MLQ", "MLFQ"),
      options: {
        quantum: time(1),
        preemptive: one(true, false),
        aging: one("0", time(1)),
        policies: one("RR 8 > FCFS", `rr ${time(1)}, SRTF; HRRN`, "SJF"),
        quanta: list(),
        allotments: one("1", list()),
        boost: one("0", String(random(5, 40))),
        io_resets: one(true, false),
        largest_first: one(true, false),
        io_to_front: one(true, false),
        ties: one("OSTEP", "STALLINGS", "TEXTBOOK_CN"),
      },
      context_switch: one("0", "0", "1", "1/3"),
      charge_first: one(true, false),
    },
    language: one("en", "zh"),
    title: `set-up ${number}`,
  };
}

const ON_THIS_MACHINE = `
import json, sys
from conf.laboratory.answer import answer
print(json.dumps([answer(json.dumps(each)) for each in json.load(sys.stdin)]))
`;

function answersHere(questions) {
  const python = join(project, ".venv", ...(process.platform === "win32" ? ["Scripts", "python.exe"] : ["bin", "python"]));
  const options = { cwd: project, input: JSON.stringify(questions), encoding: "utf-8", maxBuffer: 2 ** 28 };
  return JSON.parse(execFileSync(python, ["-X", "utf8", "-c", ON_THIS_MACHINE], options));
}

const answersThere = (page, questions) =>
  page.evaluate(
    async ([script, all]) => {
      const { ask } = await import(script);
      const answers = [];
      for (const question of all) answers.push((await ask(question)).text);
      return answers;
    },
    [`${site.url}_lab/python.js`, questions],
  );

test("50 random set-ups are answered as CPython answers them, byte for byte", async () => {
  const page = await open(EN);
  const questions = Array.from({ length: 50 }, (_, number) => randomQuestion(number));

  const there = await answersThere(page, questions);

  const here = answersHere(questions);
  questions.forEach((question, at) => assert.equal(there[at], here[at], JSON.stringify(question)));
  const worked = here.filter((text) => !text.startsWith('{"faults"'));
  assert.ok(worked.length > 40, `only ${worked.length} set-ups had nothing wrong`);
});

test("on a later visit Python starts with the page, out of the browser's cache", async () => {
  const first = await open(`${EN}${MINE}`, { own: true });
  await run(first);
  const page = await first.context().newPage();
  const started = page.waitForRequest("**/pyodide.asm.wasm");
  await page.goto(`${site.url}${EN}${MINE}`);

  await started; // and nobody has touched the form

  assert.equal(await page.evaluate(() => document.activeElement === document.body), true);
});

test("nothing of Python comes before the form is used; its result comes soon, later ones at once", async (t) => {
  const jobs = Array.from({ length: 20 }, (_, n) => `&job=J${n},${(n * 3) % 17},${((n * 7) % 13) + 1},4,3`);
  const page = await open(`${EN}#lab=1${jobs.join("")}&policy=MLFQ`, { own: true });
  const early = page.asked.filter((url) => /pyodide|modules\.zip|worker/.test(url));
  const clock = await processorClock(page);
  const begun = await clock();
  await page.locator("[data-column=burst]").first().focus();
  const bar = page.getByRole("progressbar", { name: /Fetching Python \(6\.\d MB, once\)/ });
  await bar.waitFor();
  await page.waitForFunction(() => document.querySelector("progress").position > 0.5);

  await run(page);

  const cold = (await clock()) - begun;
  assert.equal(await bar.count(), 0);
  assert.deepEqual(early, []);
  assert.ok(page.asked.some((url) => url.endsWith("pyodide.asm.wasm")));
  const warm = [];
  for (let burst = 1; burst <= 9; burst++) {
    await page.evaluate(() => delete document.querySelector(".lab").dataset.took);
    await page.locator("[data-column=burst]").first().fill(String(burst + 13));
    await page.waitForSelector(".lab[data-took]");
    warm.push(Number(await page.getAttribute(".lab", "data-took")));
  }
  const median = warm.sort((a, b) => a - b)[4];
  t.diagnostic(`first result ${Math.round(cold)} ms of processor, later ones ${warm.join(" ")} ms`);
  assert.ok(cold < COLD * FACTOR, `${cold} ms`);
  assert.ok(median < WARM * FACTOR, `${median} ms`);
  assert.deepEqual(page.asked.filter((url) => !url.startsWith(site.url)), []);
  assert.deepEqual(page.errors, []);
});

test("Python that doesn't come, or comes broken, is told, and Run can be tried again", async () => {
  const page = await open(EN + MINE, { own: true });
  const broken = { body: Buffer.from("\0asm\x01\0\0\0\xff"), contentType: "application/wasm" };
  for (const [answer, words] of [
    [(route) => route.abort(), /could not be started \(Failed to fetch\)/],
    [(route) => route.fulfill({ status: 404 }), /could not be started \(pyodide\.asm\.wasm: 404\)/],
    [(route) => route.fulfill(broken), /could not be started \(WebAssembly.*\)/],
  ]) {
    await page.route("**/pyodide.asm.wasm", answer);
    await page.locator(".lab-main").click();
    await said(page, words);
    await page.unrouteAll();
  }
  assert.ok(await page.locator(".lab-loading").isHidden());

  await run(page);

  assert.match(await status(page), /Mean turnaround 5\.667, mean wait 2\.667/);
});

test("what is changed while Python loads is what the result is of", async () => {
  const page = await open(`${EN}${MINE}&policy=FCFS`, { worker: HELD });
  await page.locator(".lab-main").click();
  await said(page, /follows when Python is here/);

  await page.locator("[data-column=burst]").first().fill("9");
  await page.locator("#lab-policy").selectOption("SJF");
  await page.evaluate(() => new BroadcastChannel("gate").postMessage(""));
  await result(page).waitFor({ timeout: PATIENCE });

  assert.equal(await result(page).locator("h3").innerText(), "Schedule · Shortest job first (SJF)");
  assert.match(await status(page), /Mean turnaround 10\.333, mean wait 5\.333/);
  assert.equal(await page.evaluate(() => document.activeElement.dataset.column), "burst");
});

test("a result is marked as out of date at once, until the answer to the change comes", async () => {
  const page = await open(EN);

  const marked = await page.locator("[data-column=burst]").first().evaluate((field) => {
    field.value = "9";
    field.dispatchEvent(new Event("input", { bubbles: true }));
    const { hidden, textContent } = document.querySelector(".lab-stale");
    return [hidden, textContent, document.querySelector(".lab-status").textContent];
  });

  assert.deepEqual(marked, [false, "The results below are from before the last change.", ""]);
  await said(page, /Mean turnaround 10\.667/);
  assert.ok(await page.locator(".lab-stale").isHidden());
  assert.equal(await page.locator(".lab .schedule").count(), 0); // the chart of the build has given way
});

test("Run within a moment of typing takes the focus to the result, and leaves it there", async () => {
  const page = await open(EN + MINE);
  await page.locator("[data-column=burst]").first().fill("9");
  await page.locator(".lab-main").click();
  await result(page).waitFor({ timeout: PATIENCE });
  const heading = await result(page).locator("h3").elementHandle();

  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 300))); // set after the page's own timer

  assert.ok(await heading.evaluate((node) => node === document.activeElement));
  assert.match(page.url(), /job=A,0,9/);
});

test("a textbook's exercise shows its result without Python, as Python answers it", async () => {
  const own = await open(EN, { own: true });
  await own.route(/worker\.js/, () => {}); // Python doesn't come
  assert.ok(await own.locator(".lab svg.lanes").isVisible()); // the chart of the build stands
  const built = await own.locator(".lab .schedule tbody tr").evaluateAll((rows) =>
    rows.slice(0, -1).map(({ cells }) => [...cells].slice(0, 3).map(({ textContent }) => textContent)),
  );
  assert.deepEqual(built, (await jobsIn(own)).map((cells) => cells.slice(0, 3)));
  await own.locator("#lab-preset").selectOption("1-4");
  await said(own, /^Mean turnaround 7\.2, mean wait 3\.2\.$/);
  assert.equal(await own.locator(".lab svg.lanes").count(), 1);
  const linked = await open(`${EN}${FIVE}&policy=SRTF`, { own: true });
  await said(linked, /^Mean turnaround 7\.2, mean wait 3\.2\.$/);
  assert.deepEqual(linked.asked.filter((url) => /pyodide|worker/.test(url)), []);

  for (const [path, language] of [[EN, "en"], [ZH, "zh"]]) {
    const page = await open(path);
    const all = await page.evaluate(async ([base, key]) => {
      const scripts = ["dom", "link", "python"].map((name) => import(`${base}_lab/${name}.js`));
      const [{ facts, say }, { whole }, { ask }] = await Promise.all(scripts);
      const pairs = [];
      for (const [book, { presets }] of facts.books.entries()) {
        for (const [number, { setup }] of presets.entries()) {
          const title = say("title", say(setup.policy));
          const built = await (await fetch(`${base}_lab/answers/${key}-${book}-${number}.json`)).text();
          pairs.push([built, (await ask({ do: "run", setup: whole(setup), language: key, title })).text]);
        }
      }
      return pairs;
    }, [site.url, language]);
    for (const [built, worked] of all) assert.equal(built, worked);
    assert.ok(all.length > 15);
  }
});

test("without scripts the chart of the build stands", async () => {
  const page = await open(EN, { scripts: false });

  assert.ok(await page.locator(".lab svg.lanes").isVisible());
  assert.equal(await page.locator(".lab-form").count(), 0);
});

test("a link holds the whole set-up, also for the other language", async () => {
  const page = await open(EN);
  const name = "a,\\b &=%20 作业#1";
  await page.locator("[data-column=name]").first().fill(name);
  await page.locator("[data-column=burst]").first().fill("not yet");
  await page.locator("#lab-policy").selectOption("MLFQ");
  await page.locator("#lab-quanta").fill("1 2 4 8");
  await page.locator("#lab-io_resets").check();
  await page.locator("#lab-ties").selectOption("TEXTBOOK_CN");
  await page.locator("#lab-charge_first").check();
  await page.locator("#lab-context_switch").fill("1/2");
  await page.waitForFunction(() => location.hash.includes("context_switch=1%2F2&charge_first=1"));
  const [jobs, address] = [await jobsIn(page), page.url()];

  await page.locator("a[data-language]:visible").first().click();
  await page.waitForURL(`**/${ZH}**`);
  await page.waitForSelector(".lab-form");
  const fresh = await open(address.slice(site.url.length));

  for (const other of [page, fresh]) {
    assert.equal(new URL(other.url()).hash, new URL(address).hash);
    assert.deepEqual(await jobsIn(other), jobs);
    assert.equal(jobs[0][0], name);
    assert.equal(await other.locator("#lab-policy").inputValue(), "MLFQ");
    assert.equal(await other.locator("#lab-quanta").inputValue(), "1 2 4 8");
    assert.ok(await other.locator("#lab-io_resets").isChecked());
    assert.equal(await other.locator("#lab-ties").inputValue(), "TEXTBOOK_CN");
    assert.equal(await other.locator("#lab-context_switch").inputValue(), "1/2");
    assert.ok(await other.locator("#lab-charge_first").isChecked());
  }
});

test("a link that was cut off anywhere says so, and never opens as another set-up", async () => {
  const page = await open(`${EN}#lab=2&policy=RoundRobin&jobs=2&quantum=4&job=A,0,24&job=B,0,35&end`);
  assert.equal(await note(page), "");
  assert.deepEqual((await jobsIn(page)).map((cells) => cells.slice(0, 3)), [["A", "0", "24"], ["B", "0", "35"]]);

  const cuts = await page.evaluate(async (script) => {
    const { decode } = await import(script);
    const link = location.hash;
    return Array.from(link, (_, at) => [link.slice(0, at), decode(link.slice(0, at))]).filter(([, found]) => found);
  }, `${site.url}_lab/link.js`);

  assert.ok(cuts.length > 60);
  for (const [link, { setup, told }] of cuts) {
    assert.ok(told, link);
    if (setup) assert.equal(`${setup.policy} ${setup.options.quantum} ${setup.jobs[0].burst}`, "RoundRobin 4 24", link);
  }
  const cut = await open(`${ZH}#lab=2&policy=RoundRobin&jobs=2&quantum=4&job=A,0,24&job=B,0,3`);
  assert.equal(await note(cut), "链接不完整：2 个作业中只有 1 个是完整的。请索取完整的链接。");
  assert.equal((await jobsIn(cut)).length, 1);
});

for (const [what, fragment, words] of [
  ["of another version", "#lab=9&policy=FCFS&jobs=1&job=A,0,1&end", /another version of the laboratory \(9\)/],
  ["with an unknown policy", "#lab=2&policy=Lottery&jobs=1&job=A,0,1&end", /not known here: Lottery/],
  ["with too many jobs", `#lab=2&policy=FCFS&jobs=201${"&job=A,0,1".repeat(201)}&end`, /201 jobs.*at most 200/],
]) {
  test(`a link ${what} is refused with words, and the form stays as it was`, async () => {
    const page = await open(EN);
    const before = await jobsIn(page);
    for (const target of [page, await open(EN + fragment)]) {
      if (target === page) await page.evaluate((hash) => { location.hash = hash; }, fragment);
      await target.locator(".lab-note").filter({ hasText: words }).waitFor();
      assert.deepEqual(await jobsIn(target), before);
      assert.equal(await target.locator("#lab-policy").inputValue(), "RoundRobin");
    }
  });
}

test("a link that is put into the address of the open page is followed", async () => {
  const page = await open(EN);
  await run(page);

  await page.evaluate((fragment) => {
    location.hash = fragment;
  }, `${FIVE}&policy=SRTF`);
  await page.waitForFunction(() => /Mean turnaround 7\.2,/.test(document.querySelector(".lab-status").textContent));

  assert.equal((await jobsIn(page)).length, 5);
  await page.getByRole("button", { name: "Undo" }).click();
  assert.equal((await jobsIn(page)).length, 3);
});

test("what is wrong is explained at its field, and nothing is lost", async () => {
  const page = await open(`${EN}#lab=1&job=A,0,3&job=A,-1,x&policy=RoundRobin&quantum=0`);
  await page.locator(".lab-main").click();
  await said(page, /mend/);

  const faults = await page.locator("[aria-invalid]").evaluateAll((fields) =>
    fields.map((field) => document.getElementById(field.getAttribute("aria-describedby")).textContent),
  );
  assert.match(faults[0], /0 is too small/);
  assert.match(faults[1], /Row 1 is also called A/);
  assert.match(faults[2], /-1 is too small/);
  assert.match(faults[3], /“x” is not a number/);
  assert.equal(await page.evaluate(() => document.activeElement.value), "A");
  assert.deepEqual(await jobsIn(page), [["A", "0", "3", "0", "0", "0"], ["A", "-1", "x", "0", "0", "0"]]);

  await page.locator("[data-column=name]").nth(1).fill("B");
  await page.locator("[data-column=arrival]").nth(1).fill("1");
  await page.locator("[data-column=burst]").nth(1).fill("7/3");
  await page.locator("#lab-quantum").fill("2");
  await run(page);

  assert.equal(await page.locator("[aria-invalid]").count(), 0);
  await page.locator("[data-column=burst]").nth(1).fill("");
  await page.waitForSelector("[aria-invalid]");
  assert.ok(await page.locator(".lab-stale").isVisible());
  assert.ok(await result(page).isVisible());
});

test("a fault in another policy's option is shown when all are compared", async () => {
  const page = await open(`${EN}#lab=1&job=A,0,3&policy=FCFS&boost=-1`);

  await page.locator(".lab-commands button").nth(1).click();
  await said(page, /mend/);

  assert.equal(await page.evaluate(() => document.activeElement.id), "lab-boost");
});

test("by keyboard alone: type jobs, run, step and guess", async () => {
  const page = await open(`${EN}#lab=1&job=,,&policy=FCFS`);
  const tabTo = async (selector) => {
    const stops = await page.locator("a, button, input, select, summary, [tabindex]").count();
    for (let presses = 0; presses <= stops; presses++) {
      if (await page.evaluate((wanted) => document.activeElement.matches(wanted), selector)) return presses;
      await page.keyboard.press("Tab");
    }
    return assert.fail(`${selector} is not reached by the Tab key`);
  };
  await page.locator("#lab-policy").selectOption("MLFQ"); // it has the most options
  await page.locator("#lab-preset").focus();
  assert.ok((await tabTo(".lab-main")) <= 15);
  await page.locator("#lab-policy").selectOption("FCFS");
  await tabTo(".lab-jobs input");
  for (const cells of [["P", "0", "5"], ["Q", "1", "2"]]) {
    for (const [at, cell] of cells.entries()) {
      if (at) await page.keyboard.press("ArrowRight");
      await page.keyboard.type(cell);
    }
    await page.keyboard.press("Enter"); // the next row, made if there is none
    await page.keyboard.press("ArrowLeft");
    await page.keyboard.press("ArrowLeft");
  }
  await page.keyboard.press("ArrowUp");
  assert.equal(await page.evaluate(() => document.activeElement.value), "Q");
  await page.keyboard.press("ArrowDown");
  await tabTo(".lab-jobs tr:last-child .lab-remove");
  await page.keyboard.press("Enter");
  assert.deepEqual((await jobsIn(page)).map((cells) => cells.slice(0, 3)), [["P", "0", "5"], ["Q", "1", "2"]]);

  await page.waitForFunction(() => location.hash.includes("job=Q,1,2")); // what was typed has been followed

  await tabTo(".lab-main");
  await page.keyboard.press("Enter");
  await result(page).waitFor({ timeout: PATIENCE });
  assert.equal(await page.evaluate(() => document.activeElement.tagName), "H3");

  await tabTo(".lab-forward");
  for (let presses = 0; presses < 2; presses++) await page.keyboard.press("Enter");
  assert.match(await page.locator(".lab-readout").innerText(), /Time 0, step 2 of 6: P becomes running/);
  await page.keyboard.press("ArrowRight");
  assert.match(await page.locator(".lab-readout").innerText(), /Time 1, step 3 of 6: Q becomes ready \(arrives\)/);
  assert.deepEqual(await page.locator(".lab-states li").allInnerTexts(), ["P running", "Q ready"]);

  await tabTo("#lab-guess");
  await page.keyboard.press("Space");
  await page.keyboard.press("Shift+Tab");
  await tabTo(".lab-forward");
  await page.keyboard.press("Enter");
  await tabTo(".lab-choice");
  await page.keyboard.press("Enter");
  assert.match(await page.locator(".lab-readout").innerText(), /^Right\. P becomes running.* 1 of 1 right/);
});

test("a wrong guess is told with the reason; the future is covered until then", async () => {
  const page = await open(`${EN}${FIVE}&policy=SRTF`);
  await run(page);
  await page.locator("#lab-guess").check();
  const cover = () => page.locator(".lab-cover").evaluate((shape) => shape.getBoundingClientRect().width);
  const before = await cover();
  let asked = 0;
  while (asked < 4) {
    if (await page.locator(".lab-question").isVisible()) asked += 1;
    if (asked === 4) break;
    if (await page.locator(".lab-question").isVisible()) await page.locator(".lab-question button").last().click();
    else await page.locator(".lab-forward").click();
  }
  assert.match(await page.locator("#lab-who").innerText(), /Time 8: who runs next/);
  assert.equal(await page.locator(".lab-figures").isVisible(), false);

  await page.getByRole("button", { name: "D", exact: true }).click();

  assert.match(await page.locator(".lab-readout").innerText(), /^Not D\. E becomes running \(least time left: 2\)\. 0 of 1/);
  assert.ok((await cover()) < before);
});

test("play steps by itself until it is paused", async () => {
  const page = await open(`${EN}${FIVE}&policy=FCFS`);
  await run(page);
  await page.locator("#lab-speed").selectOption("4");
  await page.locator(".lab-play").click();
  await page.waitForFunction(() => Number(document.querySelector("#lab-step").value) >= 2);

  await page.locator(".lab-play").click();

  const stopped = await page.locator("#lab-step").inputValue();
  await page.waitForTimeout(700);
  assert.equal(await page.locator("#lab-step").inputValue(), stopped);
  assert.equal(await page.locator(".lab-play").innerText(), "Play");
});

test("where the answer depends on a rule for ties, both answers are shown", async () => {
  const page = await open(`${EN}${FIVE}&policy=RoundRobin&quantum=1&ties=STALLINGS`);

  await run(page);

  const notice = page.locator(".lab-notice-tie");
  const rows = await notice.locator("tbody tr").allInnerTexts();
  assert.equal(rows.length, 2);
  assert.match(rows.find((row) => row.includes("Stallings")), /10\.8\b/);
  assert.match(rows.find((row) => row.includes("OSTEP")), /0 A 3 B 5 C 6 /);
  await page.locator("#lab-quantum").fill("100");
  await notice.waitFor({ state: "detached" });
});

test("each textbook exercise agrees with the answer printed beside it", async () => {
  const page = await open(ZH);
  await run(page);
  const places = await page.locator("#lab-preset option").evaluateAll((all) => all.map(({ value }) => value).filter(Boolean));

  for (const place of places) {
    await page.evaluate(() => delete document.querySelector(".lab").dataset.took);
    await page.locator("#lab-preset").selectOption(place);
    await page.waitForSelector(".lab[data-took]");
    const verdicts = await page.locator(".lab-published tbody td:last-child").allInnerTexts();
    assert.ok(verdicts.length && verdicts.every((verdict) => verdict === "一致"), `${place}: ${verdicts}`);
  }
  assert.ok(places.length > 15);
});

/** Paste a text into the cell of a row; return what is told. */
async function paste(page, text, { row = 0, column = "name" } = {}) {
  const cell = page.locator(`[data-column=${column}]`).nth(row);
  await cell.evaluate((field, given) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", given);
    field.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
  }, text);
  return note(page);
}

for (const [text, jobs, words] of [
  [
    "Process, Arrival, Burst, Priority\nP1, 0, 8, 3\nP2, 1, 4, 1",
    [["P1", "0", "8", "0", "0", "3"], ["P2", "1", "4", "0", "0", "1"]],
    "Rows pasted: 2. Process → Name, Arrival → Arrival, Burst → Burst, Priority → Priority.",
  ],
  [
    "PID\tBurst Time (ms)\tWaiting\tPriority\r\n1\t7/3\t0\t2\r\n\t1.5\t9\t\r\n",
    [["1", "0", "7/3", "0", "0", "2"], ["A", "0", "1.5", "0", "0", "0"]],
    "Rows pasted: 2. PID → Name, Burst Time (ms) → Burst, Priority → Priority; not used: Waiting.",
  ],
  [
    "| 进程 | 到达时刻 | 要求服务时间（ms） | 优先数 |\n|---|:--|--:|-|\n| 甲 | 2 | 3 | 1 |\n| 乙 | 0 | 5 | 0 |\n",
    [["甲", "2", "3", "0", "0", "1"], ["乙", "0", "5", "0", "0", "0"]],
    "Rows pasted: 2. 进程 → Name, 到达时刻 → Arrival, 要求服务时间（ms） → Burst, 优先数 → Priority.",
  ],
  [
    "Process  Burst Time  Waiting Time\nP1  24  0\nP2  3  24\n",
    [["P1", "0", "24", "0", "0", "0"], ["P2", "0", "3", "0", "0", "0"]],
    "Rows pasted: 2. Process → Name, Burst Time → Burst; not used: Waiting Time.",
  ],
  [
    "作业名；提交时间；运行时间\nJ1；8.5；2\n",
    [["J1", "8.5", "2", "0", "0", "0"]],
    "Rows pasted: 1. 作业名 → Name, 提交时间 → Arrival, 运行时间 → Burst.",
  ],
]) {
  test(`a pasted table is read by its headings: ${text.split(/\r?\n/)[0]}`, async () => {
    const page = await open(`${EN}#lab=1&job=X,7,7,7,7,7&job=Y,7,7,7,7,7&job=Z,7,7,7,7,7&policy=FCFS`);

    assert.equal(await paste(page, text), words);

    assert.deepEqual(await jobsIn(page), jobs);
    await page.getByRole("button", { name: "Undo" }).click();
    assert.deepEqual((await jobsIn(page)).map(([name]) => name), ["X", "Y", "Z"]);
  });
}

test("every name of a column is taken for it, and for no other", async () => {
  const page = await open(EN);

  const places = await page.evaluate(async (base) => {
    const scripts = ["dom", "paste"].map((name) => import(`${base}_lab/${name}.js`));
    const [{ facts }, { parse }] = await Promise.all(scripts);
    return Object.entries(facts.headings).flatMap(([column, headings]) =>
      headings.map((heading) => [column, heading, parse(`${heading.toUpperCase()} (ms)\n3`).places?.[0]]),
    );
  }, site.url);

  for (const [column, heading, place] of places) assert.equal(place, column, heading);
});

test("a pasted table with headings replaces the rows from the one pasted into", async () => {
  const page = await open(`${EN}#lab=1&job=X,7,7&job=Y,7,7&job=Z,7,7&policy=FCFS`);

  await paste(page, "Burst\n2\n4\n6", { row: 1, column: "priority" });

  assert.deepEqual((await jobsIn(page)).map((cells) => cells.slice(0, 3)), [["X", "7", "7"], ["A", "0", "2"], ["B", "0", "4"], ["C", "0", "6"]]);
});

test("rows without headings go by position, from the cell pasted into", async () => {
  const page = await open(`${EN}#lab=1&job=X,7,7&job=Y,7,7,2,1&policy=FCFS`);

  const told = await paste(page, "Start\tLength\r\n1\t5\r\n2\t6\r\n", { row: 1, column: "arrival" });

  assert.equal(told, "No heading was known. Rows pasted by position: 2, as Arrival, Burst.");
  assert.deepEqual(await jobsIn(page), [["X", "7", "7", "0", "0", "0"], ["Y", "1", "5", "2", "1", "0"], ["A", "2", "6", "0", "0", "0"]]);
  assert.match(await paste(page, "A,0,5,0,0,1,9\nB,1,2"), /Priority; not used: column 7\.$/);
  assert.equal((await jobsIn(page)).length, 3);
});

test("more rows than there may be are refused at once, and nothing is lost", async () => {
  const page = await open(`${EN}#lab=1&job=X,0,1&policy=FCFS`);
  const text = Array.from({ length: 2000 }, (_, n) => `J${n}\t0\t1`).join("\n");

  assert.equal(await paste(page, text), "Not pasted: there are 2000 rows, and the table holds at most 200 jobs.");

  assert.deepEqual((await jobsIn(page)).map(([name]) => name), ["X"]);
  assert.ok(await page.getByRole("button", { name: "Undo" }).isDisabled());
  await paste(page, text.split("\n").slice(0, 200).join("\n"));
  assert.equal((await jobsIn(page)).length, 200);
});

test("a number that is too large or too fine is refused at its field, the largest is drawn", async () => {
  const page = await open(`${EN}#lab=1&job=A,0,1000000000001&job=B,0.0000001,1&policy=FCFS`);
  await page.locator(".lab-main").click();
  await said(page, /mend/);
  const faults = await page.locator(".lab-jobs .lab-fault").allInnerTexts();
  assert.match(faults[0], /^Burst: 1000000000001 is too large: at most 1000000000000\./);
  assert.match(faults[1], /^Arrival: 0\.0000001 is too fine/);

  await page.locator("[data-column=burst]").first().fill("1000000000000");
  await page.locator("[data-column=arrival]").nth(1).fill("0.000001");
  await run(page);

  assert.ok((await result(page).locator("svg .tick").count()) <= 9);
});

test("the same seed makes the same jobs", async () => {
  const page = await open(EN);
  const make = async (seed) => {
    await page.locator("#lab-seed").fill(seed);
    await page.getByRole("button", { name: "Make them" }).click();
    return jobsIn(page);
  };

  const [one, other, again] = [await make("7"), await make("8"), await make("7")];

  assert.deepEqual(one, again);
  assert.notDeepEqual(one, other);
  await run(page);
});

test("all policies are compared and the quantum is swept", async () => {
  const page = await open(`${EN}${FIVE}&policy=FCFS&ties=STALLINGS&context_switch=1`);

  await page.locator(".lab-commands button").nth(1).click();
  await comes(page, 2);
  await page.locator(".lab-commands button").nth(2).click();
  await comes(page, 3);

  assert.equal(await result(page, 2).locator("tbody tr").count(), 9);
  assert.equal(await result(page, 2).locator("svg .name").count(), 9);
  assert.equal(await result(page, 3).locator("tbody tr").count(), 6);
  assert.equal(await result(page, 3).locator(".lab-curve").count(), 3);
});

test("a schedule is kept as CSV, JSON and SVG", async () => {
  const page = await open(`${EN}${FIVE}&policy=FCFS`);
  await run(page);
  const kept = {};
  for (const kind of ["CSV", "JSON", "SVG"]) {
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: kind, exact: true }).click(),
    ]);
    assert.equal(download.suggestedFilename(), `fcfs.${kind.toLowerCase()}`);
    kept[kind] = readFileSync(await download.path(), "utf-8");
  }

  assert.match(kept.CSV, /^0,3,A,$/m);
  const { setup, schedule } = JSON.parse(kept.JSON);
  assert.equal(setup.jobs[4].name, "E");
  assert.equal(schedule.jobs.E.finish, 20);
  assert.match(kept.SVG, /^<\?xml[^]*<svg [^]*fill="rgb/);
  assert.doesNotMatch(kept.SVG, /lab-(now|cover)/);
});

test("while Python is fetched, and where the table has faults, axe finds nothing", async () => {
  const page = await open(`${EN}#lab=1&job=A,0,x&job=B,1,5&job=C,2,1&job=D,2,1&policy=FCFS`, { worker: HELD });
  await page.locator(".lab-main").click();
  await page.locator(".lab-loading").waitFor();
  await prepare(page);
  assert.deepEqual(await findings(page, { where: [".lab"] }), []);
  await page.evaluate(() => new BroadcastChannel("gate").postMessage(""));
  await said(page, /mend/);

  assert.deepEqual(await findings(page, { where: [".lab-jobs"], rules: ["td-has-header"] }), []);
});

for (const [width, colorScheme, path] of [
  [1440, "light", EN],
  [1440, "dark", ZH],
  [390, "light", ZH],
  [390, "dark", EN],
]) {
  test(`${width} wide, ${colorScheme}: no finding, nothing sticks out`, async () => {
    const fragment = `${FIVE}&job=F,0,0&policy=RoundRobin&quantum=1&ties=STALLINGS`;
    const page = await open(path + fragment, { width, colorScheme });
    await page.locator(".lab-main").click();
    await page.waitForSelector("[aria-invalid]", { timeout: PATIENCE });
    await prepare(page);
    const found = () => findings(page, { where: ["article"] });
    assert.deepEqual(await found(), []);

    await page.locator(".lab-remove").last().click();
    await run(page);
    for (const number of [1, 2]) await page.locator(".lab-commands button").nth(number).click();
    await comes(page, 3);
    for (let presses = 0; presses < 5; presses++) await page.locator(".lab-forward").click();
    assert.deepEqual(await found(), []);
    await page.locator("#lab-guess").check();
    await page.locator(".lab-forward").click();
    await page.locator(".lab-question").waitFor();
    assert.deepEqual(await found(), []);
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), 0);
    assert.deepEqual(page.errors, []);
  });
}
