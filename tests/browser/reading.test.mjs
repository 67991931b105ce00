// What a person meets: code at reading size, fonts, tables, copying, drawers, print, an older browser.
import assert from "node:assert/strict";
import { after, afterEach, before, test } from "node:test";
import { launch, serve, writtenPages } from "./site.mjs";

const LESSON = "processes/join.html";
const MEASURED = "ipc/which_one.html";
let browser, site, context;

before(async () => {
  [browser, site] = [await launch(), await serve()];
});
after(async () => {
  await browser.close();
  site.close();
});
afterEach(() => context?.close());

async function open(path, { width = 1440, media = {}, route, ...options } = {}) {
  context = await browser.newContext({ viewport: { width, height: 900 }, ...options });
  const page = await context.newPage();
  if (route) await page.route(...route);
  await page.emulateMedia(media);
  await page.goto(site.url + path);
  return page;
}

const sizes = (page, selector) =>
  page.locator(selector).evaluateAll((all) => all.map((each) => parseFloat(getComputedStyle(each).fontSize)));

for (const language of ["en", "zh-cn"]) {
  test(`${language}: code is set at reading size, and what stands beside it too`, async () => {
    const page = await open(`${language}/${LESSON}`);

    for (const size of await sizes(page, ".example pre")) assert.ok(size >= 13.5 && size <= 14, `${size} px`);
    for (const size of await sizes(page, ".example :is(.code-block-caption, .example-footer, .example-footer code)")) {
      assert.ok(size >= 12.5, `${size} px`);
    }
  });
}

test("only a handful of blocks of code have to scroll at 1440", async () => {
  const page = await open("en/index.html");
  const wide = [];
  let blocks = 0;
  for (const path of writtenPages.filter((path) => path.startsWith("en/"))) {
    await page.goto(site.url + path);
    const all = await page.locator("article pre").evaluateAll((all) => all.map((each) => each.scrollWidth > each.clientWidth + 1));
    blocks += all.length;
    if (all.includes(true)) wide.push(`${path}: ${all.filter(Boolean).length}`);
  }

  assert.ok(wide.length * 50 < blocks, `of ${blocks}:\n${wide.join("\n")}`);
});

test("Chinese is set in a Chinese font, larger and with more room than English", async () => {
  const page = await open(`zh-cn/${LESSON}`);
  const network = await context.newCDPSession(page);
  await network.send("DOM.enable");
  await network.send("CSS.enable");
  const { root } = await network.send("DOM.getDocument");
  const { nodeId } = await network.send("DOM.querySelector", { nodeId: root.nodeId, selector: "article p" });

  const { fonts } = await network.send("CSS.getPlatformFontsForNode", { nodeId });
  const style = await page.locator("article p").first().evaluate((each) => {
    const { fontFamily, fontSize, lineHeight } = getComputedStyle(each);
    return { fontFamily, size: parseFloat(fontSize), ratio: parseFloat(lineHeight) / parseFloat(fontSize) };
  });

  const han = fonts.reduce((best, each) => (each.glyphCount > best.glyphCount ? each : best));
  assert.match(han.familyName, /CJK SC|Source Han Sans SC|PingFang|YaHei|Hiragino Sans GB/);
  for (const family of ["PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC"]) assert.ok(style.fontFamily.includes(family));
  assert.ok(style.size >= 17 && style.ratio >= 1.75, JSON.stringify(style));
});

test("the copy button is in sight without a pointer, large enough, and says that it copied", async () => {
  const page = await open(`en/${LESSON}`, { width: 390, hasTouch: true, permissions: ["clipboard-read", "clipboard-write"] });
  const button = page.locator(".example .copybtn").first();
  const [box, caption] = [await button.boundingBox(), await page.locator(".code-block-caption").first().boundingBox()];

  await button.click();

  assert.ok(box.width >= 24 && box.height >= 24, JSON.stringify(box));
  assert.equal(await button.evaluate((each) => getComputedStyle(each).opacity), "1");
  assert.ok(box.y >= caption.y && box.y + box.height <= caption.y + caption.height, "it stands in the caption");
  assert.match(await page.locator("body > [role=status]").innerText(), /Copied/);
  await page.keyboard.press("Tab");
  await page.keyboard.press("Shift+Tab");
  const style = await button.evaluate((each) => [each === document.activeElement, getComputedStyle(each).outlineStyle]);
  assert.deepEqual(style, [true, "solid"], "its focus is seen");
  assert.match(await page.evaluate(() => navigator.clipboard.readText()), /^"""Start all processes in one loop/);
});

test("the sidebar shows where the reader is", async () => {
  const page = await open(`en/${MEASURED}`);

  const [tree, here] = [
    await page.locator(".sidebar-scroll").boundingBox(),
    await page.locator(".current-page > .reference").boundingBox(),
  ];

  assert.ok(here.y >= tree.y && here.y + here.height <= tree.y + tree.height);
});

test("next and previous name their part where it is another one, too", async () => {
  const page = await open("en/processes/which_one.html");

  const cards = await page.locator(".related-pages a").evaluateAll((all) =>
    all.map((each) => [...each.querySelectorAll(".title, .part")].map((part) => part.textContent)),
  );

  assert.deepEqual(cards.map((card) => card.length), [2, 1]); // the next is a part's own page
  assert.equal(cards[0][1], "Processes");
  assert.equal(cards[1][0], "Pools");
});

for (const [drawer, opener] of [["#__navigation", ".nav-overlay-icon"], ["#__toc", ".toc-header-icon"]]) {
  test(`Escape closes ${drawer}, and the focus is where it was opened`, async () => {
    const page = await open(`en/${LESSON}`, { width: 390 });
    await page.locator(opener).click();
    assert.ok(await page.locator(drawer).isChecked());

    await page.keyboard.press("Escape");

    assert.ok(!(await page.locator(drawer).isChecked()));
    assert.ok(await page.locator(drawer).evaluate((each) => each === document.activeElement));
  });
}

test("nothing moves for those who asked for less motion", async () => {
  const page = await open(`en/${LESSON}`, { media: { reducedMotion: "reduce" } });

  const styles = await page.evaluate(() =>
    ["html", ".sidebar-scroll"].map((each) => getComputedStyle(document.querySelector(each)).scrollBehavior),
  );

  assert.deepEqual(styles, ["auto", "auto"]);
});

test("a malformed place in the address harms nothing", async () => {
  const page = await open("en/index.html");
  const wrong = [];
  page.on("pageerror", (error) => wrong.push(String(error)));
  await page.goto(`${site.url}en/${LESSON}#%E0%A4%A`);

  await page.locator(".languages a[data-language]").first().click();

  await page.waitForURL(`**/zh-cn/${LESSON}`);
  assert.deepEqual(wrong, []);
});

test("a browser without light-dark() shows the day by day and by night", async () => {
  const old = async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: (await response.text()).replaceAll("light-dark(", "not-known(") });
  };
  const page = await open(`en/${LESSON}`, { width: 390, media: { colorScheme: "dark" }, route: ["**/*.css*", old] });

  const seen = await page.evaluate(() => {
    const style = (selector, key) => getComputedStyle(document.querySelector(selector))[key];
    return [
      style("body", "backgroundColor"),
      style(".sidebar-drawer", "backgroundColor"),
      style(".example .highlight .k, .example .highlight .kn", "color"),
    ];
  });

  assert.deepEqual(seen, ["rgb(255, 255, 255)", "rgb(245, 247, 246)", "rgb(103, 48, 197)"]);

  await page.goto(`${site.url}en/scheduling/lab.html`);
  await page.locator(".lab-form").waitFor();
  const wrong = await page.evaluate(() => getComputedStyle(document.querySelector(".lab")).getPropertyValue("--lab-wrong").trim());
  assert.equal(wrong, "#b3261e", "the laboratory has a sheet of its own");
});

test("figures of a table stand in line, in one width", async () => {
  const page = await open(`en/${MEASURED}`);
  await page.locator(".measured summary").first().click();

  const styles = await page
    .locator(".measured details[open] td")
    .evaluateAll((all) => all.map((each) => getComputedStyle(each)).map((each) => [each.textAlign, each.fontVariantNumeric].join()));

  assert.deepEqual([...new Set(styles)], ["end,tabular-nums"]);
});

test("on a narrow screen the first column stays in sight while a table scrolls", async () => {
  const page = await open(`en/${MEASURED}`, { width: 390 });
  const box = page.locator("article .table-wrapper").first();
  const place = () => box.locator("tbody tr > :first-child").first().evaluate((each) => each.getBoundingClientRect().left);
  const before = await place();

  const scrolled = await box.evaluate((each) => {
    each.scrollLeft = 80;
    return each.scrollLeft;
  });

  assert.ok(scrolled > 20);
  assert.ok(Math.abs((await place()) - before) < 1);
});

test("what has to scroll is a stop of the Tab key with a name of its own, what fits is none", async () => {
  const page = await open("en/scheduling/mlfq.html");
  const boxes = page.locator("article :is(pre, .table-wrapper):visible");
  const look = () =>
    boxes.evaluateAll(async (all) => {
      await new Promise((done) => requestAnimationFrame(() => setTimeout(done))); // sizes are told after a frame
      return all.map((each) => [each.scrollWidth > each.clientWidth, each.tabIndex === 0, each.role, each.ariaLabel]);
    });

  for (const width of [1440, 390]) {
    await page.setViewportSize({ width, height: 900 });
    const found = await look();
    const reached = found.filter(([, tab]) => tab);
    const names = reached.map(([, , , name]) => name);

    assert.deepEqual(found.map(([wide]) => wide), found.map(([, tab]) => tab), `${width} wide`);
    assert.deepEqual([...new Set(reached.map(([, , role]) => role))], ["region"]);
    assert.ok(names.every(Boolean));
    assert.equal(new Set(names).size, names.length);
  }
});

test("letters in a timeline keep 11 px on a phone", async () => {
  const page = await open(`en/${LESSON}`, { width: 390 });

  const heights = await page.locator(".lanes text").evaluateAll((all) =>
    all.map((each) => {
      const svg = each.ownerSVGElement;
      return parseFloat(getComputedStyle(each).fontSize) * (svg.getBoundingClientRect().width / svg.viewBox.baseVal.width);
    }),
  );

  assert.ok(Math.min(...heights) >= 11, `${Math.min(...heights)} px`);
});

test("arrows that would cover a picture come when a span is pointed at or reached by key", async () => {
  const oneIsMany = async (route) => {
    const response = await route.fetch();
    const body = (await response.text()).replace(/MOST_ARROWS = \d+/, "MOST_ARROWS = 1");
    await route.fulfill({ response, body });
  };
  const page = await open("en/ipc/queue.html", { route: ["**/timeline.js*", oneIsMany] });
  const seen = () =>
    page
      .locator(".lanes")
      .first()
      .locator(".a-message")
      .evaluateAll((all) => all.map((each) => [Boolean(each.querySelector("title")), getComputedStyle(each).opacity]));
  const shown = async () => (await seen()).filter(([message, opacity]) => message && opacity === "1").length;
  assert.deepEqual((await seen()).filter(([message]) => !message), [[false, "1"]], "the legend shows one");
  assert.equal(await shown(), 0);

  await page.locator(".timeline-box").first().focus();
  const counts = [];
  for (let steps = 0; steps < 20; steps++) {
    await page.keyboard.press("ArrowRight");
    counts.push(await shown());
  }

  assert.ok(Math.min(...counts) === 0 && Math.max(...counts) > 0, `those of the span: ${counts}`);
});

test("a picture with few arrows shows them all, as the text beside it says", async () => {
  const page = await open("en/ipc/pipe.html");

  const opacities = await page.locator(".lanes .a-message").evaluateAll((all) => all.map((each) => getComputedStyle(each).opacity));

  assert.deepEqual([...new Set(opacities)], ["1"]);
});

test("what only a script can do isn't offered without one", async () => {
  const page = await open(`en/${LESSON}`, { javaScriptEnabled: false });

  assert.equal(await page.locator(".timeline-readout:visible").count(), 0);
});

test("an example has a place to link to, and a name in the text leads there", async () => {
  const page = await open("en/reference/claims.html");
  await page.locator("a[href$='#example-processes-join-timeout']").first().click();

  await page.waitForURL(`**/${LESSON}#example-processes-join-timeout`);

  const card = page.locator("#example-processes-join-timeout");
  await card.evaluate(async (each) => {
    const inView = () => Math.abs(each.getBoundingClientRect().top - innerHeight / 4) < innerHeight / 4;
    while (!inView()) await new Promise(requestAnimationFrame); // it scrolls there smoothly
  });
  assert.ok(await card.locator(".headerlink").isVisible());
});

test("on paper all outputs and answers stand, and nothing to press", async () => {
  const page = await open("en/processes/main_guard.html");
  await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
  await page.emulateMedia({ media: "print" });

  const [outputs, answers, pressed] = await page.evaluate(() => {
    const seen = (selector) => [...document.querySelectorAll(selector)].filter((each) => each.checkVisibility());
    return [
      [seen(".example-outputs .sd-tab-content").length, document.querySelectorAll(".example-outputs .sd-tab-content").length],
      [seen("details.sd-dropdown > :not(summary)").length, document.querySelectorAll("details.sd-dropdown > :not(summary)").length],
      seen("button, .skip-to-content, .example-download, .sidebar-drawer, .headerlink, .related-pages, .theme-toggle").length,
    ];
  });
  await page.evaluate(() => dispatchEvent(new Event("afterprint")));

  assert.ok(outputs[1] > 1);
  assert.equal(outputs[0], outputs[1]);
  assert.ok(answers[1] > 0);
  assert.equal(answers[0], answers[1]);
  assert.equal(pressed, 0);
  assert.equal(await page.locator("details.sd-dropdown[open]").count(), 0);
});
