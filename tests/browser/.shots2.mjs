import { launch, serve } from "./site.mjs";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf-8");
const browser = await launch(), site = await serve();
const base = '#lab=1&job=A,0,10,4,5,2&job=B,1,4,0,0,1&job=C,2,9,3,2,3&job=D,4,7/3,0,0,1';
for (const [lang, width, colorScheme] of [["en", 390, "light"], ["zh-cn", 1440, "light"]]) {
  const page = await browser.newPage({ viewport: { width, height: 1300 }, colorScheme });
  await page.goto(site.url + lang + "/scheduling/lab.html" + base + "&job=A,-1,x&policy=MLFQ&quanta=1+0+2");
  await page.waitForSelector(".lab-form");
  await page.evaluate(axe);
  console.log((await page.evaluate(() => window.axe.run(document))).violations.map((v) => v.id));
  await page.click(".lab-main");
  await page.waitForSelector("[aria-invalid]", { timeout: 60000 });
  await page.evaluate(() => document.querySelector(".lab").scrollIntoView());
  await page.screenshot({ path: `/tmp/w/lab2-${lang}-${width}-wrong.png` });
  await page.click(".lab-jobs tr:nth-last-child(1) .lab-remove, .lab-jobs tr[data-job]:nth-child(5) .lab-remove");
  await page.fill("#lab-quanta", "1 2 4");
  await page.click(".lab-main");
  await page.waitForSelector(".lab-result:not([hidden])", { timeout: 60000 });
  await page.check("#lab-guess");
  for (let i = 0; i < 30; i++) {
    if (await page.locator(".lab-question").isVisible()) { if (i > 12) break; await page.locator(".lab-choice").first().click(); }
    else await page.click(".lab-forward");
  }
  await page.evaluate(() => document.querySelector(".lab-result").scrollIntoView());
  await page.screenshot({ path: `/tmp/w/lab2-${lang}-${width}-guess.png` });
  await page.close();
}
const page = await browser.newPage({ viewport: { width: 1440, height: 1300 }, javaScriptEnabled: false });
await page.goto(site.url + "en/scheduling/lab.html");
await page.screenshot({ path: `/tmp/w/lab2-nojs.png` });
await browser.close(); site.close();
