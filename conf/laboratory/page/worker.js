// Python in a Worker: it is fetched when the Worker starts.
import { loadPyodide } from "./pyodide/pyodide.mjs";

const here = new URL(".", import.meta.url);
const { fetch } = self;
const { instantiateStreaming } = WebAssembly;
let loaded = 0;

/** Fetch something, and tell how many bytes have come. */
self.fetch = async (...request) => {
  const response = await fetch(...request);
  if (!response.ok) throw new Error(`${response.url.split("/").at(-1)}: ${response.status}`);
  const count = new TransformStream({
    transform(bytes, out) {
      loaded += bytes.length;
      self.postMessage({ loaded });
      out.enqueue(bytes);
    },
  });
  return new Response(response.body.pipeThrough(count), response);
};

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
