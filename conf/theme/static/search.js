// Repairs of Sphinx's search, for both languages.
(() => {
  "use strict";
  // Sphinx lets a page through that lacks a word of one or two letters; a Chinese
  // pair has two.  Every word must be there, and pages named after them come first.
  const search = Search.performTermsSearch;
  Search.performTermsSearch = (terms, excluded) => {
    const words = [...terms];
    const pages = words.map(
      (word) => new Set(search(new Set([word]), excluded).map(([page]) => page)),
    );
    const found = search(terms, excluded).filter(([page]) => pages.every((set) => set.has(page)));
    for (const result of found) {
      const title = result[1].toLowerCase();
      if (words.every((word) => title.includes(word))) result[4] += Scorer.title;
    }
    return found;
  };
  // A summary quotes the page's prose, not its programs; a heading without text of
  // its own has none, which Sphinx doesn't expect.
  const read = Search.htmlToText;
  Search.htmlToText = (html, anchor) => {
    const page = new DOMParser().parseFromString(html, "text/html");
    for (const program of page.querySelectorAll(".example, .no-search")) program.remove();
    return read(page.documentElement.outerHTML, anchor);
  };
  const summarise = Search.makeSearchSummary;
  Search.makeSearchSummary = (...given) => summarise(...given) || document.createTextNode("");
})();
