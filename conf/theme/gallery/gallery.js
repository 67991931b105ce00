// The gallery: filters whose state stands in the address, and a button that copies.
(() => {
  "use strict";
  const form = document.querySelector(".gallery-form");
  const said = form.querySelector("output");
  const items = [...document.querySelectorAll(".gallery > li")].map((item) => {
    const told = [...item.querySelectorAll("a, a + p, span")].map(({ textContent }) => textContent); // name, sentence, page
    const text = `${told.join(" ")} ${item.dataset.uses}`.toLowerCase();
    return {
      item,
      topic: item.closest("section").id.replace("gallery-", ""),
      text: `${text} ${text.replaceAll("_", " ")}`,
      uses: item.dataset.uses.split(" "),
      on: item.dataset.on.split(" "), // runs, or one empty text
    };
  });
  const fill = (words, ...values) => words.replace(/\{(\d)\}/g, (_, number) => values[number]);

  // A run is a Python and its start methods, as digits: "3.12-01" is fork and spawn.
  const { python, method } = form.elements;
  const isLike = (run) => {
    const [version, methods] = run.split("-");
    return (!python.value || version === python.value) && (!method.value || methods.includes(method.selectedIndex - 1));
  };

  const read = () => Object.fromEntries([...new FormData(form)].map(([key, value]) => [key, value.trim()]));
  const matches = ({ topic, text, uses, on }, wanted) =>
    wanted.words.toLowerCase().split(/\s+/).every((word) => text.includes(word)) &&
    (!wanted.topic || topic === wanted.topic) &&
    (!wanted.library || uses.includes(wanted.library)) &&
    ((!wanted.python && !wanted.method) || on.some(isLike));

  const apply = () => {
    const wanted = read();
    let count = 0;
    for (const each of items) {
      each.item.hidden = !matches(each, wanted);
      if (!each.item.hidden) count += 1;
    }
    for (const list of document.querySelectorAll(".gallery")) {
      const section = list.closest("section");
      section.hidden = !list.querySelector("li:not([hidden])");
      const entry = document.querySelector(`.toc-tree a[href="#${section.id}"]`);
      if (entry) entry.parentElement.hidden = section.hidden;
    }
    said.textContent = fill(form.dataset[count ? "count" : "none"], count, items.length);
    return wanted;
  };

  const keep = (wanted) => {
    const state = new URLSearchParams(Object.entries(wanted).filter(([, value]) => value));
    const address = (href) => {
      const changed = new URL(href);
      changed.search = state;
      return changed.href;
    };
    history.replaceState(null, "", address(location.href));
    for (const link of document.querySelectorAll("a[data-language]")) link.href = address(link.href);
  };

  for (const [key, value] of new URLSearchParams(location.search)) {
    const field = form.elements.namedItem(key);
    if (!field) continue;
    field.value = value;
    if (field.selectedIndex === -1) field.selectedIndex = 0; // such as a Python of years ago
  }
  form.hidden = false;
  keep(apply());
  form.addEventListener("input", () => keep(apply()));
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(() => keep(apply()))); // the fields are emptied after the event

  // The buttons of each example. A source comes as a script, so that it comes from a folder too.
  const folder = `${document.documentElement.dataset.content_root}_static/gallery/`;
  const sources = new Map();
  globalThis.gallerySource = (name, text) => sources.set(name, text);
  const load = (name) =>
    new Promise((loaded, failed) => {
      if (sources.has(name)) return loaded(sources.get(name));
      const script = document.createElement("script");
      script.src = `${folder}${name}.js`;
      script.addEventListener("load", () => loaded(sources.get(name)));
      script.addEventListener("error", failed);
      document.head.append(script);
    });
  const copier = (title, text) => {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "gallery-copy";
    const name = (words) => {
      button.textContent = words;
      button.setAttribute("aria-label", `${words} ${title}`);
    };
    name(form.dataset.copy);
    button.addEventListener("click", async () => {
      try {
        await navigator.clipboard.writeText(await text());
        name(form.dataset.copied);
        said.textContent = button.getAttribute("aria-label");
        setTimeout(name, 2000, form.dataset.copy);
      } catch {
        said.textContent = form.dataset.failed;
      }
    });
    return button;
  };
  for (const { item, topic } of items) {
    const title = item.firstElementChild.textContent;
    const name = `${topic}/${title}`;
    const download = document.createElement("a");
    download.href = `${folder}${name}.py`;
    download.download = `${title}.py`;
    download.textContent = form.dataset.download;
    download.setAttribute("aria-label", `${form.dataset.download} ${title}`);
    item.append(copier(title, () => load(name)), download);
  }
  const command = document.querySelector(".gallery-fetch");
  command.after(copier("curl", () => command.textContent));
})();
