// The pages that are looked at hold every structure of the site.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launch } from "./site.mjs";
import { cover, structures } from "./structure.mjs";

let browser;

before(async () => {
  browser = await launch();
});
after(() => browser.close());

/** Return which of some pages are chosen for a part of their structure. */
async function chosen(part, pages) {
  const found = await structures(browser, Object.entries(pages));
  return cover(new Map([...found].map(([path, structure]) => [path, structure[part]])));
}

test("a cover holds every item, and no page that adds none", () => {
  const items = { a: [1, 2, 3], b: [3, 4], c: [2, 3], d: [4], e: [] };

  assert.deepEqual(cover(new Map(Object.entries(items))), ["a", "b"]);
});

const USUAL =
  "<h1>1</h1><h2>2</h2><h3>3</h3><script>stay()</script><aside role=note aria-label=4>three</aside><main><p class=note><b>one</b></p><ul><li>two</ul></main>";
for (const [what, html] of [
  ["an element in another one", "<main><p class=note><i>one</i></p></main>"],
  ["a class", "<main><p class=warning><b>one</b></p></main>"],
  ["an attribute, such as an alt that is missing elsewhere", "<main><p class=note title=x><b>one</b></p></main>"],
  ["a label without words", '<aside role=note aria-label="">three</aside>'],
  ["a role", "<aside role=alert aria-label=4>three</aside>"],
  ["an element without content, such as a link that says nothing", "<main><p class=note><b></b></p></main>"],
  ["a heading that skips a level", "<h1>1</h1><h3>3</h3>"],
  ["a script of its own", "<script>go()</script>"],
]) {
  test(`a page is chosen for ${what}`, async () => {
    assert.deepEqual(await chosen("frame", { usual: USUAL, again: USUAL, other: html }), ["usual", "other"]);
  });
}

test("a page is chosen for a token of code, or for the place where code stands", async () => {
  const code = (token, place = "section") =>
    `<${place}><div class=highlight-python><div class=highlight><pre><span class=${token}>x</span></pre></div></div></${place}>`;
  const pages = { usual: code("k"), again: code("k"), token: code("err"), place: code("k", "aside") };

  assert.deepEqual(await chosen("code", pages), ["usual", "token", "place"]);
  assert.deepEqual(await chosen("frame", { usual: code("k"), token: code("err") }), ["usual"]);
});

test("a page loads what its HTML names", async () => {
  const html = '<link rel=stylesheet href=a.css><link rel=next href=no><script src=b.js></script><img src=c.svg alt="">';

  const found = await structures(browser, [["page", html]]);

  assert.deepEqual(found.get("page").loads.sort(), ["a.css", "b.js", "c.svg"]);
});
