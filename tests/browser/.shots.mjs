import { launch, serve } from "./site.mjs";
const browser = await launch(), site = await serve();
const hash = process.argv[2] ?? "";
for (const [lang, width, colorScheme] of [["en", 1440, "light"], ["zh-cn", 390, "light"], ["en", 390, "dark"], ["zh-cn", 1440, "dark"]]) {
  if (process.argv[3] && !process.argv[3].includes(`${lang}-${width}`)) continue;
  const page = await browser.newPage({ viewport: { width, height: 1000 }, colorScheme });
  page.on("pageerror", (e) => console.log("error", e.stack));
  await page.goto(site.url + lang + "/scheduling/lab.html" + hash);
  await page.waitForSelector(".lab-form");
  await page.screenshot({ path: `/tmp/w/lab-${lang}-${width}-${colorScheme}-0.png` });
  await page.click(".lab-main");
  await page.waitForSelector(".lab-result:not([hidden])", { timeout: 60000 });
  const b = page.locator(".lab-commands button");
  await b.nth(1).click();
  await page.waitForFunction(() => document.querySelectorAll(".lab-result:not([hidden])").length === 2);
  await b.nth(2).click();
  await page.waitForFunction(() => document.querySelectorAll(".lab-result:not([hidden])").length === 3);
  for (let i = 0; i < 9; i++) await page.click(".lab-forward");
  await page.waitForTimeout(200);
  console.log(lang, width, "overflow", await page.evaluate(() => document.documentElement.scrollWidth - innerWidth));
  const box = await page.locator(".lab").boundingBox();
  const top = await page.evaluate(() => scrollY);
  let y = box.y + top, n = 1;
  await page.setViewportSize({ width, height: 1400 });
  while (y < box.y + top + box.height && n < 6) {
    await page.evaluate((y) => scrollTo({ top: y, behavior: "instant" }), y);
    await page.waitForTimeout(100);
    await page.screenshot({ path: `/tmp/w/lab-${lang}-${width}-${colorScheme}-${n++}.png` });
    y += 1400;
  }
  await page.close();
}
await browser.close(); site.close();
