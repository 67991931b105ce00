// Python in a Worker: it is fetched when the Worker starts.
import { loadPyodide } from "./pyodide/pyodide.mjs";

const here = new URL(".", import.meta.url);
const { fetch } = self;
const { instantiateStreaming } = WebAssembly;
let loaded = 0;

/** Fetch something, and tell how many bytes have come; what is returned is the browser's own
 * response, so that it may keep what it compiles of it for the next visit. */
self.fetch = async (...request) => {
  const response = await fetch(...request);
  if (!response.ok) throw new Error(`${response.url.split("/").at(-1)}: ${response.status}`);
  count(response.clone().body).catch(() => {}); // the response itself fails as well
  return response;
};

async function count(body) {
  const reader = body.getReader();
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    loaded += part.value.length;
    self.postMessage({ loaded });
  }
}

// Pyodide waits for ever if its WebAssembly doesn't come, or is broken.
WebAssembly.instantiateStreaming = async (...given) => {
  try {
    return await instantiateStreaming.apply(WebAssembly, given);
  } catch (error) {
    self.postMessage({ fault: told(error) });
    throw error;
  }
};

async function start() {
  const [python, modules] = await Promise.all([
    loadPyodide({ indexURL: new URL("pyodide/", here).href }),
    self.fetch(new URL("modules.zip", here)).then((response) => response.arrayBuffer()),
  ]);
  python.unpackArchive(modules, "zip");
  return python.pyimport("conf.laboratory.answer");
}

const laboratory = start();

const told = (error) => String(error?.message ?? error).trim().split("\n").at(-1);

self.onmessage = async ({ data: { id, question } }) => {
  try {
    const python = await laboratory;
    const begun = performance.now();
    const text = question && python.answer(question); // no question asks for Python only
    self.postMessage({ id, text, took: performance.now() - begun });
  } catch (error) {
    self.postMessage({ id, fault: told(error) });
  }
};
