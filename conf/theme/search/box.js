// The search box: in a dialog on every page, and by itself on search.html.
globalThis.PageSearchBox = (() => {
  "use strict";

  const chinese = document.documentElement.lang.startsWith("zh");
  const WORDS = {
    "title": ["Search", "搜索"],
    "ask": ["Search, or paste an error", "搜索，或粘贴报错信息"],
    "close": ["Esc closes the search", "Esc 关闭搜索"],
    "results": ["Results", "搜索结果"],
    "asked": ["Often looked for", "常用页面"],
    "loading": ["Loading the index…", "正在加载索引……"],
    "failed": ["The index could not be loaded. Look here instead:", "索引加载失败，可以从这里查找："],
    "found": ["# pages found", "找到 # 个页面"],
    "found one": ["1 page found", "找到 1 个页面"],
    "near": ["Nothing fits all of it. The closest:", "没有完全相符的内容，最接近的有："],
    "none": ["Nothing found.", "没有找到相关内容。"],
    "other": ["Search in Chinese: 中文", "用英文搜索：English"],
    "keys": ["↑ ↓ to choose, Enter to open, Esc to close", "↑ ↓ 选择，Enter 打开，Esc 关闭"],
  };
  const say = (key, number) => WORDS[key][chinese ? 1 : 0].replace("#", number);
  const root = document.documentElement.dataset.content_root;
  const GOOD = 0.6; // of what was asked for, a passage that fits holds at least so much
  const PATIENCE = 500; // ms before we say that the index is being loaded

  function element(name, attributes = {}, ...children) {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    made.append(...children);
    return made;
  }

  const script = (name) =>
    new Promise((loaded, failed) => {
      const made = element("script", { src: `${root}_static/search/${name}` });
      made.async = false; // they run in this order
      made.addEventListener("load", loaded);
      made.addEventListener("error", failed);
      document.head.append(made);
    });
  let loading = null;
  const load = () => (loading ??= Promise.all(["minisearch.js", "core.js", "index.js"].map(script)).then(() => PageSearch.make()));

  const address = ({ page }, anchor) => `${root}${page}.html${anchor ? `#${anchor}` : ""}`;
  const pieces = (all) => all.map(([text, asked]) => (asked ? element("mark", {}, text) : text));

  /** Return a box: { whole, input, show }. */
  function box({ dialog = null, keep = () => {} } = {}) {
    const input = element("input", {
      "type": "text", "role": "combobox", "aria-controls": "search-list", "aria-expanded": "false", "aria-autocomplete": "list",
      "aria-label": say("title"), "placeholder": say("ask"), "autocomplete": "off", "autocapitalize": "none", "spellcheck": "false",
      "enterkeyhint": "go", "maxlength": "2000",
    });
    const said = element("p", { class: "search-said", role: "status" });
    const list = element("div", { "id": "search-list", "role": "listbox", "aria-label": say("results") });
    const field = element("div", { class: "search-field" }, input);
    if (dialog) {
      const close = element("button", { "type": "button", "class": "search-close", "aria-label": say("close") }, "Esc");
      close.addEventListener("click", () => dialog.close());
      field.append(close);
    }
    const keys = element("p", { "class": "search-keys", "aria-hidden": "true" }, say("keys"));
    const whole = element("search", { class: "search" }, field, said, list, ...(dialog ? [keys] : []));
    let options = [];
    let active = -1;

    function choose(number) {
      options[active]?.setAttribute("aria-selected", "false");
      active = options.length ? (number + options.length) % options.length : -1;
      const chosen = options[active];
      if (!chosen) return input.removeAttribute("aria-activedescendant");
      chosen.setAttribute("aria-selected", "true");
      chosen.scrollIntoView({ block: "nearest" });
      input.setAttribute("aria-activedescendant", chosen.id);
    }

    function fill(groups) {
      list.replaceChildren(...groups);
      options = [...list.querySelectorAll("[role=option]")];
      for (const [number, option] of options.entries()) option.id = `search-option-${number}`;
      input.setAttribute("aria-expanded", String(options.length > 0));
      active = -1;
      choose(options.length ? 0 : -1);
      list.scrollTop = 0;
    }

    const option = (href, ...children) => element("a", { href, "role": "option", "aria-selected": "false", "tabindex": "-1" }, ...children);
    function group(result, number) {
      const name = element("div", { "id": `search-group-${number}`, "class": "search-page" }, result.title);
      if (result.part) name.append(element("span", { class: "search-part" }, result.part));
      const hits = result.hits.map(({ anchor, heading, text, code }) =>
        option(
          address(result, anchor),
          element("span", { class: "search-heading" }, ...pieces(heading)),
          element(code ? "code" : "span", { class: "search-text" }, ...pieces(text)),
        ),
      );
      return element("div", { "role": "group", "aria-labelledby": name.id }, name, ...hits);
    }

    const instead = () => {
      const [tongue, path] = chinese ? ["en", "en"] : ["zh-CN", "zh-cn"];
      const href = `${root}../${path}/search.html?q=${encodeURIComponent(input.value)}`;
      return element("a", { href, "lang": tongue, "hreflang": tongue, "class": "search-other" }, say("other"));
    };
    const named = (search, page) => {
      const [, title, part] = search.pages.find(([name]) => name === page);
      return option(address({ page }), element("span", { class: "search-heading" }, title), element("span", { class: "search-text" }, part));
    };
    const offered = (search) => {
      const name = element("div", { "id": "search-group-0", "class": "search-page" }, say("asked"));
      return element("div", { "role": "group", "aria-labelledby": name.id }, name, ...search.asked.map((page) => named(search, page)));
    };

    function answer(search) {
      const query = input.value.trim();
      keep(query);
      if (!query) {
        said.replaceChildren();
        return fill([offered(search)]);
      }
      const found = search.ask(query);
      if (!found.length) {
        said.replaceChildren(say("none"), " ", instead());
        return fill([]);
      }
      const fits = found[0].covered >= GOOD;
      const count = found.length === 1 ? say("found one") : say("found", found.length);
      said.replaceChildren(...(fits ? [count] : [say("near"), " ", instead()]));
      fill(found.map(group));
    }

    async function show() {
      const slow = setTimeout(() => said.replaceChildren(say("loading")), PATIENCE);
      try {
        answer(await load());
      } catch {
        const to = (page, text) => element("a", { href: `${root}${page}.html` }, text);
        const places = chinese ? [["index", "首页"], ["reference/errors", "报错索引"]] : [["index", "the home page"], ["reference/errors", "the index of errors"]];
        said.replaceChildren(say("failed"), " ", ...places.flatMap(([page, text], i) => (i ? [" · ", to(page, text)] : [to(page, text)])));
      } finally {
        clearTimeout(slow);
      }
    }

    input.addEventListener("input", show);
    input.addEventListener("paste", async (event) => {
      const text = event.clipboardData.getData("text");
      if (!text.trim().includes("\n")) return; // what has one line is pasted as it is
      event.preventDefault();
      await load().catch(() => {});
      input.setRangeText(globalThis.PageSearch?.lineOf(text) ?? text.replace(/\s+/g, " "), input.selectionStart, input.selectionEnd, "end");
      show();
    });
    input.addEventListener("keydown", (event) => {
      if (event.isComposing) return; // a word is being written with an input method
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (step) choose(active + step);
      else if (event.key === "Enter") options[active]?.click();
      else return;
      event.preventDefault();
    });
    list.addEventListener("mousemove", (event) => {
      const number = options.indexOf(event.target.closest("[role=option]"));
      if (number >= 0 && number !== active) choose(number);
    });
    return { whole, input, show };
  }

  let opened = null;
  function open(query) {
    if (!opened) {
      const dialog = element("dialog", { "class": "search-dialog", "aria-label": say("title") });
      const made = box({ dialog });
      dialog.append(made.whole);
      dialog.addEventListener("click", (event) => {
        if (event.target === dialog || event.target.closest("a")) dialog.close(); // beside it, or a place on this page
      });
      document.body.append(dialog);
      opened = { dialog, ...made };
    }
    if (!opened.dialog.open) opened.dialog.showModal();
    if (query !== undefined) opened.input.value = query;
    opened.input.select();
    opened.show();
  }

  function fillPage(place) {
    const given = new URLSearchParams(location.search).get("q") ?? "";
    const keep = (query) => {
      const now = new URL(location.href);
      if (query) now.searchParams.set("q", query);
      else now.searchParams.delete("q");
      if (now.href !== location.href) history.replaceState(null, "", now);
    };
    const made = box({ keep });
    made.input.value = given;
    place.append(made.whole);
    made.input.focus();
    made.show();
  }

  return { open, fillPage };
})();
