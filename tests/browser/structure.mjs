// What a page is built of, and the fewest pages that together hold all of it.

// Return the structure of a page; runs in a browser. Each element is a pair with its parent:
// tag, classes, names of attributes, and values that are empty or change what the element is.
function read(html) {
  const VALUES = ["aria-hidden", "lang", "rel", "role", "scope", "type"];
  const LOADED = "script[src], img[src], iframe[src], link[rel~=stylesheet], link[rel~=preload]";
  const parsed = new DOMParser().parseFromString(html, "text/html");
  const kinds = new Map();

  function describe(element) {
    const attributes = element.getAttributeNames().filter((name) => name !== "class").sort();
    const worth = (name) => {
      const value = element.getAttribute(name);
      return VALUES.includes(name) || value === "" ? `${name}=${value}` : name;
    };
    const classes = [...element.classList].sort().map((name) => `.${name}`);
    const empty = element.childNodes.length ? "" : " empty";
    return `${element.localName}${classes.join("")}[${attributes.map(worth)}]${empty}`;
  }
  function kind(element) {
    if (!kinds.has(element)) kinds.set(element, describe(element));
    return kinds.get(element);
  }
  function pair(element) {
    const script = element.matches("script:not([src], [type='application/json'])");
    return `${kind(element.parentElement)} > ${kind(element)}${script ? element.text : ""}`;
  }
  // The colours of code depend on the block, and on where the block stands.
  function pairInCode(element) {
    const block = element.closest(".highlight")?.parentElement ?? element.closest("pre");
    return `${kind(block.parentElement)} > ${kind(block)} … ${pair(element)}`;
  }
  const levels = [...parsed.querySelectorAll("h1, h2, h3, h4, h5, h6")].map(({ localName }) => localName);
  const all = [...parsed.querySelectorAll(":root *")];
  const distinct = (list) => [...new Set(list)];
  return {
    frame: distinct([
      ...all.filter((element) => !element.matches("pre *")).map(pair),
      ...levels.map((level, at) => `${level} after ${levels[at - 1]}`),
    ]),
    code: distinct(all.filter((element) => element.matches("pre *")).map(pairInCode)),
    tabs: distinct(all.filter((element) => element.matches(".example-outputs *")).map(pair)),
    loads: distinct([...parsed.querySelectorAll(LOADED)].map((each) => each.getAttribute("src") ?? each.getAttribute("href"))),
  };
}

/** Return each page's structure: { frame, code, tabs } are its pairs, `loads` what its HTML loads. */
export async function structures(browser, sources) {
  const page = await browser.newPage();
  const found = new Map();
  for (const [path, html] of sources) found.set(path, await page.evaluate(read, html));
  await page.close();
  return found;
}

/** Return the pages that together hold every item: time and again the one that adds most. */
export function cover(items) {
  const left = new Map([...items].map(([path, list]) => [path, new Set(list)]));
  const chosen = [];
  for (;;) {
    const [path, most] = [...left].reduce((best, each) => (each[1].size > best[1].size ? each : best), ["", new Set()]);
    if (!most.size) return chosen;
    chosen.push(path);
    const held = new Set(most);
    for (const rest of left.values()) for (const item of held) rest.delete(item);
  }
}
