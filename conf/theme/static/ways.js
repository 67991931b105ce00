// Ticks off what was read on the ways through the site; this browser alone keeps it.
(() => {
  "use strict";
  const chinese = document.documentElement.lang.startsWith("zh");
  const KEY = "read";
  const kept = () => {
    try {
      return new Set(JSON.parse(localStorage.getItem(KEY)) ?? []);
    } catch {
      return new Set(); // nothing kept, or not by us
    }
  };
  const keep = (page, read) => {
    const pages = kept();
    pages[read ? "add" : "delete"](page);
    try {
      localStorage.setItem(KEY, JSON.stringify([...pages]));
    } catch {
      // A browser that keeps nothing shows the tick until the page is left.
    }
  };
  const tick = (page, text) => {
    const box = document.createElement("input");
    box.type = "checkbox";
    box.checked = kept().has(page);
    box.addEventListener("change", () => keep(page, box.checked));
    const label = document.createElement("label");
    label.className = "way-read";
    label.append(box, text);
    return label;
  };

  const foot = document.querySelector(".ways-next");
  if (foot) foot.prepend(tick(foot.dataset.page, chinese ? "已读完本页" : "I have read this page"));

  const root = new URL(document.documentElement.dataset.content_root, location.href).href;
  for (const item of document.querySelectorAll(".way > li")) {
    const link = item.querySelector("a");
    const page = link.href.slice(root.length).replace(/\.html$/, "");
    const label = tick(page, "");
    label.firstChild.setAttribute("aria-label", `${chinese ? "已读：" : "Read: "}${link.textContent}`);
    item.querySelector("p").append(label);
  }
})();
