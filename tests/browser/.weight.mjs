import { launch, serve } from "./site.mjs";
import { gzipSync } from "node:zlib";
const browser = await launch(), site = await serve();
for (const p of ["en/scheduling/lab.html", "zh-cn/scheduling/lab.html", "en/processes/join.html"]) {
  const page = await (await browser.newContext()).newPage(); const rs = [];
  page.on("response", (r) => rs.push(r));
  await page.goto(site.url + p); await page.waitForTimeout(300);
  let sum = 0; for (const r of rs) { const n = gzipSync(await r.body()).length; sum += n; console.log("   ", r.url().replace(site.url, ""), n); }
  console.log(p, sum);
}
await browser.close(); site.close();
