// What a term means: by pointer, keyboard and finger, to a screen reader, without JavaScript, and not on paper.
import assert from "node:assert/strict";
import { after, afterEach, before, test } from "node:test";
import { findings, prepare } from "./axe.mjs";
import { launch, serve } from "./site.mjs";

const LESSON = "processes/join.html";
let browser, site, context;

before(async () => {
  [browser, site] = [await launch(), await serve()];
});
after(async () => {
  await browser.close();
  site.close();
});
afterEach(() => context?.close());

async function open(path, { width = 1440, ...options } = {}) {
  context = await browser.newContext({ viewport: { width, height: 900 }, ...options });
  const page = await context.newPage();
  await page.goto(site.url + path);
  return page;
}

const term = (page) => page.locator(".term").first();
const meaning = (page) => page.locator(".definition").first();
const shown = (page) => page.locator(".definition:visible").count();

for (const language of ["en", "zh-cn"]) {
  for (const [width, colorScheme] of [[1440, "light"], [390, "dark"], [320, "light"]]) {
    test(`${language}: each stands below its word and inside the page, ${width} wide`, async () => {
      const page = await open(`${language}/${LESSON}`, { width, colorScheme });
      await prepare(page);
      for (const word of await page.locator(".term").all()) {
        await word.focus();
        const [above, box] = await word.evaluate((one) => {
          const lines = [...one.getClientRects()];
          const { top, left, right } = one.nextElementSibling.getBoundingClientRect();
          return [lines.at(-1).bottom, { top, left, right }];
        });

        assert.ok(box.left >= 0 && box.right <= width, JSON.stringify(box));
        assert.ok(box.top <= above && box.top > above - 16, `${box.top} is not just below ${above}`);
        assert.equal(await shown(page), 1);
        assert.deepEqual(await findings(page, { where: ["article"] }), []);
      }
    });
  }
}

test("it shows while the pointer is on the word or on what it says, and asks for nothing", async () => {
  const page = await open(`en/${LESSON}`);
  await page.waitForLoadState("networkidle");
  const asked = [];
  page.on("request", (request) => asked.push(request.url()));
  assert.equal(await shown(page), 0);
  await term(page).hover();
  assert.equal(await shown(page), 1);
  const [word, box] = [await term(page).boundingBox(), await meaning(page).boundingBox()];
  await page.mouse.move(word.x + 5, word.y + 5);
  await page.mouse.move(word.x + 5, box.y + box.height - 5, { steps: 20 });
  assert.equal(await shown(page), 1);
  await page.mouse.move(word.x + 5, box.y + box.height + 200);

  assert.equal(await shown(page), 0);
  assert.deepEqual(asked, []);
});

test("Escape closes it, whether focused or pointed at, and Enter shows it again", async () => {
  const page = await open(`en/${LESSON}`);
  await term(page).focus();
  await page.keyboard.press("Escape");
  const closed = await shown(page);
  await page.keyboard.press("Enter");
  const again = await shown(page);
  await page.keyboard.press("Tab");
  await page.locator("h1").click();
  await term(page).hover();
  const pointed = await shown(page);
  await page.keyboard.press("Escape");

  assert.deepEqual([closed, again, pointed, await shown(page)], [0, 1, 1, 0]);
});

test("a tap shows it, and a tap elsewhere hides it", async () => {
  const page = await open(`zh-cn/${LESSON}`, { width: 390, hasTouch: true, isMobile: true });
  await term(page).tap();
  const tapped = await shown(page);
  await page.locator("h1").tap({ position: { x: 2, y: 2 } });

  assert.deepEqual([tapped, await shown(page)], [1, 0]);
});

test("a screen reader reads it with the word", async () => {
  const page = await open(`en/${LESSON}`);
  const client = await context.newCDPSession(page);
  const { nodes } = await client.send("Accessibility.getFullAXTree");
  const word = await term(page).textContent();
  const found = nodes.find((node) => node.role?.value === "button" && node.name?.value === word);

  assert.equal(found.description.value, await meaning(page).textContent());
});

test("without JavaScript it shows all the same", async () => {
  const page = await open(`en/${LESSON}`, { javaScriptEnabled: false });
  await term(page).hover();
  const pointed = await shown(page);
  await page.mouse.move(0, 0);
  await term(page).click();
  await page.mouse.move(0, 0);

  assert.deepEqual([pointed, await shown(page)], [1, 1]);
});

test("on paper there is nothing of it", async () => {
  const page = await open(`en/${LESSON}`);
  await term(page).focus();
  await page.emulateMedia({ media: "print" });

  assert.equal(await shown(page), 0);
  assert.equal(await term(page).evaluate((one) => getComputedStyle(one).textDecorationLine), "none");
});
