// Python in a Worker: it is fetched when the first question comes.
import { loadPyodide } from "./pyodide/pyodide.mjs";

const here = new URL(".", import.meta.url);

async function start() {
  const [python, modules] = await Promise.all([
    loadPyodide({ indexURL: new URL("pyodide/", here).href }),
    fetch(new URL("modules.zip", here)).then((response) => {
      if (!response.ok) throw new Error(`modules.zip: ${response.status}`);
      return response.arrayBuffer();
    }),
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
    self.postMessage({ id, answer: python.answer(question), took: performance.now() - begun });
  } catch (error) {
    self.postMessage({ id, fault: told(error) });
  }
};

// Pyodide waits for ever if its WebAssembly doesn't come; it leaves the rejection behind.
self.addEventListener("unhandledrejection", ({ reason }) => self.postMessage({ fault: told(reason) }));
