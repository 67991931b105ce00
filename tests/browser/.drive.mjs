import { launch, serve } from "./site.mjs";
const browser = await launch(), site = await serve();
const page = await browser.newPage({ viewport: { width: 1440, height: 1000 } });
page.on("console", (m) => console.log("console", m.type(), m.text()));
page.on("pageerror", (e) => console.log("error", e.stack));
await page.goto(site.url + "en/scheduling/lab.html");
await page.waitForTimeout(1500);
console.log(await page.content().then((c) => c.slice(c.indexOf('class="lab'), c.indexOf('class="lab') + 300)));
await browser.close(); site.close();
