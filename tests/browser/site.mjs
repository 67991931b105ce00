// The built site, served; and one browser to look at it with.
import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { chromium } from "playwright-core";

export const project = fileURLToPath(new URL("../../", import.meta.url));
export const folder = join(project, "_site");
if (!existsSync(join(folder, "index.html"))) {
  throw new Error(`no site in ${folder}: run make site first`);
}

const types = {
  ".css": "text/css",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".mjs": "text/javascript; charset=utf-8",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
};

// Every page, by its path in the site.
export const pages = readdirSync(folder, { recursive: true })
  .map((path) => path.split(sep).join("/"))
  .filter((path) => path.endsWith(".html") && !path.includes("_static/"))
  .sort();
export const writtenPages = pages.filter((path) => /^(en|zh-cn)\//.test(path));

// Serve the site the way a host does: what isn't there shows 404.html.
export async function serve({ compressed = false } = {}) {
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url, "http://here").pathname);
    let file = join(folder, path);
    if (existsSync(file) && statSync(file).isDirectory()) file = join(file, "index.html");
    const there = !relative(folder, file).startsWith("..") && existsSync(file);
    if (!there) file = join(folder, "404.html");
    const type = types[extname(file)] || "application/octet-stream";
    const headers = { "Content-Type": type, "Cache-Control": "max-age=600" };
    if (compressed) headers["Content-Encoding"] = "gzip";
    response.writeHead(there ? 200 : 404, headers);
    response.end(compressed ? gzipSync(readFileSync(file)) : readFileSync(file));
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${server.address().port}/`,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

export function findChromium() {
  for (const name of [process.env.CHROMIUM, "chromium", "chromium-browser", "google-chrome"]) {
    if (!name) continue;
    if (existsSync(name)) return name;
    try {
      return execFileSync("which", [name], { encoding: "utf-8" }).trim();
    } catch {
      // Not this one.
    }
  }
  throw new Error("no Chromium found: install one, or name it in CHROMIUM");
}

export const flags = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

export function launch() {
  return chromium.launch({ executablePath: findChromium(), args: flags });
}
