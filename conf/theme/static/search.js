// Opens the search: its scripts come when it is first asked for.
(() => {
  "use strict";
  const root = document.documentElement.dataset.content_root;
  let coming = null;
  const searchBox = () =>
    (coming ??= new Promise((loaded, failed) => {
      const script = document.createElement("script");
      script.src = `${root}_static/search/box.js`;
      script.addEventListener("load", () => loaded(globalThis.PageSearchBox));
      script.addEventListener("error", failed);
      document.head.append(script);
    }));
  const here = document.querySelector(".search-here");
  const openSearch = async (query) => {
    try {
      const box = await searchBox();
      if (here) here.querySelector("input").focus();
      else box.open(query);
    } catch {
      location.href = `${root}search.html`; // which says what to do without
    }
  };
  const instead = () => void (here.innerHTML = document.querySelector("noscript").textContent);
  if (here) searchBox().then((box) => box.fillPage(here), instead);
  for (const link of document.querySelectorAll(".search-open")) {
    link.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return; // a new tab shows search.html
      event.preventDefault();
      openSearch();
    });
  }
  for (const form of document.querySelectorAll(".search-form")) {
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      openSearch(new FormData(form).get("q"));
    });
  }
  addEventListener("keydown", (event) => {
    const typing = event.target.closest?.("input:not([type=checkbox]), textarea, select, [contenteditable]");
    const slash = event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey;
    const letter = event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey;
    if (!slash && !letter) return;
    event.preventDefault();
    openSearch();
  });
})();
