import { launch, serve } from "./site.mjs";
const browser = await launch(), site = await serve();
for (const what of ["pyodide.asm.wasm", "python_stdlib.zip", "modules.zip", "pyodide.mjs", "pyodide.asm.mjs", "worker.js","pyodide-lock.json"]) {
const page = await browser.newPage({ viewport: { width: 1440, height: 1000 } });
page.on("console", (m) => console.log("   console", m.type(), m.text().slice(0,150)));
page.on("pageerror", (e) => console.log("   error", String(e).slice(0,150)));
await page.route("**/_lab/**/" + what, (r) => { console.log("   aborted"); r.abort(); });
await page.goto(site.url + "en/scheduling/lab.html");
await page.click(".lab-main");
await page.waitForFunction(() => !document.querySelector(".lab-status").textContent.startsWith("Fetching"), null, {timeout: 12000}).catch((e) => console.log("   timeout"));
console.log(what, "|", await page.textContent(".lab-status"));
await page.close();
}
await browser.close(); site.close();
