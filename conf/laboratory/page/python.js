// Ask Python. The Worker starts with the first question, and again after it was stopped.
const LIMIT = 20; // seconds for an answer, once Python is there
const SILENCE = 120; // seconds in which nothing of Python comes

let worker;
let ready = false;
let last = 0;
let watcher;
let hear = () => {};
const waiting = new Map();

function stop(fault) {
  clearTimeout(watcher);
  worker?.terminate();
  worker = undefined;
  ready = false;
  hear(null);
  for (const { reject } of waiting.values()) reject(fault);
  waiting.clear();
}

/** Stop Python when it has been silent for too long. */
function watch() {
  clearTimeout(watcher);
  if (!waiting.size) return;
  const limit = ready ? LIMIT : SILENCE;
  watcher = setTimeout(() => {
    const fault = new Error(String(limit));
    fault.name = ready ? "slow" : "silent";
    stop(fault);
  }, limit * 1000);
}

function begin() {
  worker = new Worker(new URL("worker.js", import.meta.url), { type: "module" });
  hear(0);
  worker.onmessage = ({ data: { id, text, took, fault, loaded } }) => {
    if (fault) {
      stop(new Error(fault)); // the next question tries again from the start
      return;
    }
    if (loaded) {
      hear(loaded);
    } else {
      ready = true;
      hear(null);
      waiting.get(id).resolve({ text, took });
      waiting.delete(id);
    }
    watch();
  };
  worker.onerror = (event) => stop(new Error(event.message || "worker.js"));
}

function post(question) {
  if (!worker) begin();
  const id = ++last;
  const answer = new Promise((resolve, reject) => waiting.set(id, { resolve, reject }));
  worker.postMessage({ id, question });
  watch();
  return answer;
}

/** Tell a listener how many bytes of Python have come, and null when no more will. */
export function follow(listener) {
  hear = listener;
}

/** Fetch Python, if it isn't there. Like a question it fails with an Error, whose name
 * is "slow" or "silent" if it took too long. */
export const load = async () => ready || post();

/** Return the answer: its text, and how many milliseconds Python worked on it. */
export const ask = (question) => post(JSON.stringify(question));
