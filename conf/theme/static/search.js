// Two repairs of Sphinx's search, for both languages.
(() => {
  "use strict";
  // Sphinx lets a page through that lacks a word of one or two letters; a Chinese
  // pair has two.  Every word of the query must be there.
  const search = Search.performTermsSearch;
  Search.performTermsSearch = (terms, excluded) => {
    const pages = [...terms].map(
      (term) => new Set(search(new Set([term]), excluded).map((result) => result[0])),
    );
    return search(terms, excluded).filter((result) => pages.every((set) => set.has(result[0])));
  };
  // A heading without text of its own has no summary; Sphinx appends it all the same.
  const summarise = Search.makeSearchSummary;
  Search.makeSearchSummary = (...args) => summarise(...args) || document.createTextNode("");
})();
