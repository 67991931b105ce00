// Ask Python. The Worker starts with the first question, and again after it was stopped.
const LIMIT = 20; // seconds for an answer, once Python is there
const START = 300; // seconds for Python to come over the net

let worker;
let ready = false;
let last = 0;
const waiting = new Map();

function stop(fault) {
  worker?.terminate();
  worker = undefined;
  ready = false;
  for (const { reject } of waiting.values()) reject(fault);
  waiting.clear();
}

function begin() {
  worker = new Worker(new URL("worker.js", import.meta.url), { type: "module" });
  worker.onmessage = ({ data: { id, answer, took, fault } }) => {
    if (fault) {
      stop(new Error(fault)); // the next question tries again from the start
      return;
    }
    ready = true;
    waiting.get(id).resolve({ answer, took });
    waiting.delete(id);
  };
  worker.onerror = (event) => stop(new Error(event.message || "worker.js"));
}

export const isReady = () => ready;

/** Return the answer's text, and how many ms Python worked on it; fails with an Error, its name "slow" if it took too long. */
export async function ask(question) {
  if (!worker) begin();
  const id = ++last;
  const limit = ready ? LIMIT : START;
  const answer = new Promise((resolve, reject) => waiting.set(id, { resolve, reject }));
  const timer = setTimeout(() => {
    const fault = new Error(String(limit));
    fault.name = "slow";
    stop(fault);
  }, limit * 1000);
  worker.postMessage({ id, question: JSON.stringify(question) });
  try {
    return await answer;
  } finally {
    clearTimeout(timer);
  }
}
