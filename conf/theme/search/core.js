// Ranked search over the passages of one language's pages.  Nothing here touches a document.
//
// Any word may match, rare words weigh more (BM25, by MiniSearch); titles, headings and keywords
// weigh more still.  On top of that counts how much of the query a passage holds, and how near
// the query is to a heading or to one of the page's keywords as a whole.
globalThis.PageSearch = (() => {
  "use strict";

  const HAN = "\\u3400-\\u4dbf\\u4e00-\\u9fff\\uf900-\\ufaff";
  const WORD = new RegExp(`[${HAN}]+|[a-z_][a-z0-9_]*|\\d+(?:\\.\\d+)*`, "giu");
  const IS_HAN = new RegExp(`^[${HAN}]`, "u");
  const HOLDS_HAN = new RegExp(`[${HAN}]`, "u");
  const FILLERS = new Set(
    (
      "a about an and another any are as at be but by can could did do does doing don for from get had has have how i if in into is it its " +
      "just me my of on or our out over s should so some t than that the their them then there these they this to using use used " +
      "via want was way we were what when where which while who why will with would you your python"
    ).split(" "),
  );
  const HAN_FILLERS = (
    "为什么 怎么办 怎么样 怎么 如何 怎样 什么 哪些 哪个 有没有 是不是 可以 能不能 请问 问题 一下 一个 " +
    "时候 的 了 吗 呢 吧 和 与 或 在 是 我 你 它 把"
  ).split(" ");
  const LONE = new Set("里中用会能给被让到对不"); // fillers by themselves, but also parts of words, such as 中断
  // What tells one's own machine and moment, and nothing about the error.
  const PASTED = [
    [/^\s*File ".*$/gm, " "],
    [/^.*most recent call last.*$/gm, " "],
    [/^\s*[~^]+\s*$/gm, " "],
    [/0x[0-9a-f]+/gi, " "],
    [/(?:[A-Za-z]:)?(?:[\\/][\w.@~-]+){2,}/g, " "],
    [/\b\d{3,}\b/g, " "],
  ];
  const BOOST = { heading: 3, prose: 1, code: 0.6 };
  const PAGE_BOOST = { title: 3, keywords: 3 };
  const SYNONYM = 0.5; // of a word's own weight
  const PREFIX = 0.6;

  /** Return an English word without the ending that its forms differ in. */
  function stem(word) {
    let root = word;
    if (/ies$/.test(root) && root.length > 4) root = `${root.slice(0, -3)}y`;
    else if (/(ss|x|ch|sh)es$/.test(root)) root = root.slice(0, -2);
    else if (/[^us]s$/.test(root) && root.length > 3) root = root.slice(0, -1);
    const bare = root.replace(/(ing|ed)$/, "");
    if (bare !== root && bare.length > 2 && /[aeiouy]/.test(bare)) root = bare.replace(/([^lsz])\1$/, "$1");
    return root.length > 3 ? root.replace(/e$/, "") : root;
  }

  /** Return what a word of a text is found by: Han in pairs, a name whole and by its parts. */
  function terms(word) {
    if (IS_HAN.test(word)) {
      return word.length < 2 ? [word] : Array.from({ length: word.length - 1 }, (_, i) => word.slice(i, i + 2));
    }
    const parts = word.split(/_+|(?<=[a-z0-9])(?=[A-Z])/).filter((part) => part.length > 1);
    const all = parts.length > 1 ? [word, ...parts] : [word];
    return all.map((each) => stem(each.toLowerCase())).filter((each) => each.length > 1 || /\d/.test(each));
  }

  const tokenize = (text) => (text.match(WORD) ?? []).flatMap(terms);

  /** Return a query without filler words and without what belongs to one machine alone. */
  function clean(query) {
    let text = query.normalize("NFKC");
    for (const [pattern, instead] of PASTED) text = text.replace(pattern, instead);
    const words = (text.match(WORD) ?? []).filter((word) => !FILLERS.has(word.toLowerCase()));
    if (!words.length) return text;
    return words
      .map((word) => (IS_HAN.test(word) ? HAN_FILLERS.reduce((left, filler) => left.replaceAll(filler, " "), word) : word))
      .flatMap((word) => word.split(" ").filter((part) => !LONE.has(part)))
      .join(" ")
      .trim();
  }

  class Search {
    constructor({ pages, passages, synonyms, asked }) {
      Object.assign(this, { pages, passages, asked });
      this.holders = new Map(); // each term, and how many passages hold it
      this.synonyms = synonyms.map((group) => group.map((phrase) => ({ phrase, terms: [...new Set(tokenize(phrase))] })));
      const asSet = (phrase) => new Set(tokenize(clean(phrase)));
      this.phrases = pages.map(([, title, , keywords]) => [title, ...keywords.split(" · ")].map(asSet));
      this.headings = passages.map(([, , heading]) => asSet(heading));
      this.first = pages.map((_, page) => passages.findIndex(([of]) => of === page));
      let seen; // terms of what is being added
      const processTerm = (term) => {
        if (!seen.has(term)) this.holders.set(term, (this.holders.get(term) ?? 0) + 1);
        seen.add(term);
        return term;
      };
      const once = (text, field) => (field === "code" ? [...new Set(tokenize(text))] : tokenize(text));
      this.ofPassages = new MiniSearch({ fields: Object.keys(BOOST), tokenize: once, processTerm });
      for (const [id, [, , heading, prose, code]] of passages.entries()) {
        seen = new Set();
        this.ofPassages.add({ id, heading, prose, code });
      }
      this.ofPages = new MiniSearch({ fields: Object.keys(PAGE_BOOST), tokenize, processTerm });
      for (const [id, [, title, , keywords]] of pages.entries()) {
        seen = new Set();
        this.ofPages.add({ id, title, keywords });
      }
    }

    /** Return how much a term tells: a rare one more; two Han that no page has side by side nothing. */
    weight(term) {
      const holders = this.holders.get(term) ?? 0;
      return IS_HAN.test(term) && !holders ? 0.01 : Math.log(1 + this.passages.length / (1 + holders));
    }

    /** Return the weight of each term of a query: no pair across two words weighs more than words do. */
    weights(text) {
      const found = new Map();
      for (const word of text.match(WORD) ?? []) {
        const all = terms(word).map((term) => [term, this.weight(term)]);
        const known = all.map(([, weight]) => weight).filter((weight) => weight > 0.01).sort((one, other) => one - other);
        const most = IS_HAN.test(word) && known.length > 2 ? known[known.length >> 1] : Infinity;
        for (const [term, weight] of all) found.set(term, Math.min(weight, most));
      }
      return found;
    }

    /** Return what else may stand for each term of a query: other words for it, or what was meant by a slip. */
    alternatives(text, own) {
      const slips = (term) =>
        this.holders.has(term) || IS_HAN.test(term)
          ? []
          : Array.from(term.slice(1), (letter, i) => term.slice(0, i) + letter + term[i] + term.slice(i + 2)).filter((each) => this.holders.has(each));
      const found = new Map(own.map((term) => [term, new Set(slips(term))]));
      const said = ` ${text.toLowerCase()} `;
      for (const group of this.synonyms) {
        for (const { phrase, terms: here } of group) {
          const there = IS_HAN.test(phrase) ? said.includes(phrase) : here.every((term) => found.has(term));
          if (!there) continue;
          for (const other of group.flatMap((each) => (each.phrase === phrase ? [] : each.terms))) {
            for (const term of here) found.get(term)?.add(other);
          }
        }
      }
      return found;
    }

    /** Return the passages that fit a query, the best first: [{ passage, score, covered, words }]. */
    rank(query) {
      const text = clean(query);
      const own = [...new Set(tokenize(text))];
      if (!own.length) return [];
      const weights = this.weights(text);
      const others = this.alternatives(text, own);
      const extra = [...new Set([...others.values()].flatMap((set) => [...set]))].filter((term) => !own.includes(term));
      const known = (term) => this.holders.has(term);
      const asked = own.concat(extra);
      const typing = own.at(-1);
      const find = (among, boost) =>
        among.search(asked.join("\n"), {
          tokenize: (all) => all.split("\n"),
          processTerm: (term) => term,
          combineWith: "OR",
          boost,
          boostTerm: (term) => (own.includes(term) ? weights.get(term) / this.weight(term) : SYNONYM),
          prefix: (term) => (term === typing && term.length > 2 && !known(term)) || (term.length === 1 && IS_HAN.test(term)),
          fuzzy: (term) => !known(term) && /^[a-z]{5,}/.test(term) && 0.25,
          weights: { prefix: PREFIX, fuzzy: 0.5 },
        });
      const ofPage = new Map(find(this.ofPages, PAGE_BOOST).map((hit) => [hit.id, hit]));
      const hits = new Map(find(this.ofPassages, BOOST).map((hit) => [hit.id, hit]));
      // A page that is found by its keywords alone is shown by its first passage.
      for (const page of ofPage.keys()) {
        const id = this.first[page];
        if (!hits.has(id)) hits.set(id, { id, score: 0, queryTerms: [], match: {} });
      }
      const whole = own.reduce((sum, term) => sum + weights.get(term), 0);
      const asSet = new Set(own);
      return [...hits.values()]
        .map(({ id, score, queryTerms, match }) => {
          const [page] = this.passages[id];
          const above = ofPage.get(page);
          const has = new Set([...queryTerms, ...(above?.queryTerms ?? [])]);
          const held = (term) => has.has(term) || [...others.get(term)].some((other) => has.has(other));
          const covered = own.reduce((sum, term) => sum + (held(term) ? weights.get(term) : 0), 0) / whole;
          const named = overlap(asSet, this.headings[id]);
          const near = Math.max(named, ...this.phrases[page].map((phrase) => overlap(asSet, phrase)));
          const sum = score + (above?.score ?? 0);
          return { id, page, covered, score: sum * (0.25 + covered) * (1 + 4 * near ** 2 + 3.5 * named ** 2), words: new Set(Object.keys(match)) };
        })
        .sort((one, other) => other.score - one.score);
    }

    /** Return pages that fit a query, the best first, each with its best passages. */
    ask(query, { most = 12, each = 3 } = {}) {
      const found = new Map();
      for (const hit of this.rank(query)) {
        if (!found.has(hit.page) && found.size < most) found.set(hit.page, []);
        const hits = found.get(hit.page);
        if (hits && hits.length < each && (!hits.length || hit.score > hits[0].score / 3)) hits.push(hit);
      }
      return [...found].map(([number, hits]) => {
        const [page, title, part] = this.pages[number];
        return { page, title, part, covered: hits[0].covered, hits: hits.map((hit) => this.shown(hit)) };
      });
    }

    /** Return a passage's anchor and heading, and the words around the hit. */
    shown({ id, words }) {
      const [, anchor, heading, prose, code] = this.passages[id];
      const size = HOLDS_HAN.test(prose) ? 75 : 150; // characters; Han are twice as wide
      const [inProse, inCode] = [excerpt(prose, words, size), excerptOfCode(code, words)];
      const asCode = inCode.distinct > inProse.distinct;
      return { anchor, heading: marked(heading, words), code: asCode, text: (asCode ? inCode : inProse).pieces };
    }
  }

  /** Return how alike two sets are, 0 to 1. */
  function overlap(one, other) {
    const both = [...one].filter((term) => other.has(term)).length;
    return both ? (2 * both) / (one.size + other.size) : 0;
  }

  /** Return where a text holds one of the words: [start, end, term], in order. */
  function places(text, words) {
    const found = [];
    for (const { 0: run, index } of text.matchAll(WORD)) {
      if (IS_HAN.test(run)) {
        for (let i = 0; i < run.length; i++) {
          for (const size of [2, 1]) {
            const term = run.slice(i, i + size);
            if (term.length === size && words.has(term)) found.push([index + i, index + i + size, term]);
          }
        }
      } else {
        const term = terms(run).find((each) => words.has(each));
        if (term) found.push([index, index + run.length, term]);
      }
    }
    return found;
  }

  /** Return a text in pieces, [text, whether it was asked for]. */
  function marked(text, words, from = 0, to = text.length) {
    const pieces = [];
    let at = from;
    for (const [start, end] of places(text, words)) {
      if (start < from || end > to || end <= at) continue;
      if (start > at) pieces.push([text.slice(at, start), false]);
      pieces.push([text.slice(Math.max(at, start), end), true]);
      at = end;
    }
    if (at < to) pieces.push([text.slice(at, to), false]);
    return pieces;
  }

  /** Return the part of a text, some `size` characters wide, that holds most of the words. */
  function excerpt(text, words, size) {
    const found = places(text, words);
    let [best, distinct] = [0, 0];
    for (const [number, [start]] of found.entries()) {
      const here = new Set(found.slice(number).filter(([, end]) => end < start + size).map(([, , term]) => term)).size;
      if (here > distinct) [best, distinct] = [start, here];
    }
    if (text.length <= size * 1.3) return { distinct, pieces: marked(text, words) };
    const before = Math.max(0, best - size / 4);
    const sentence = text.slice(before, best).match(/.*[.。！？:：]\s*/su)?.[0].length ?? 0;
    const word = before && !sentence ? Math.max(0, text.slice(before, best).search(/[\s，、；]/) + 1) : 0;
    const from = before + (sentence || word);
    const to = Math.min(text.length, from + size);
    const end = to < text.length ? to - (text.slice(from, to).match(/[A-Za-z0-9_]+$/)?.[0].length ?? 0) : to;
    const pieces = marked(text, words, from, end);
    if (from && !sentence) pieces.unshift(["… ", false]);
    if (end < text.length) pieces.push([" …", false]);
    return { distinct, pieces };
  }

  /** Return the line of a program, or of what it printed, that holds most of the words. */
  function excerptOfCode(code, words) {
    let best = { line: "", distinct: 0 };
    for (const line of code.split("\n")) {
      const distinct = new Set(places(line, words).map(([, , term]) => term)).size;
      if (distinct > best.distinct) best = { line, distinct };
    }
    const line = best.line.trim().slice(0, 200);
    return { distinct: best.distinct, pieces: marked(line, words) };
  }

  /** Return the line of a pasted text to look for: of a traceback the error, of others all. */
  function lineOf(text) {
    const lines = text.split("\n").map((line) => line.trimEnd());
    const errors = lines.filter((line) => /^[A-Za-z_][\w.]*(?:Error|Exception|Warning|Interrupt|Empty|Full|Exit|Pool)\b/.test(line));
    const told = /Traceback|^\s+File "/m.test(text) ? errors : [];
    return (told.at(-1) ?? lines.join(" ").replace(/\s+/g, " ")).trim();
  }

  let given = null;
  return {
    lineOf,
    /** Take what index.js holds. */
    index: (data) => void (given = data),
    /** Make the index, which takes some tenths of a second. */
    make: () => new Search(given),
  };
})();
