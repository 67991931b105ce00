// The language switch, the sidebar and the drawers, copying, and printing.
(() => {
  "use strict";

  // The language switch: keep the reader's place, and remember the choice.
  const target = () => {
    try {
      return document.getElementById(decodeURIComponent(location.hash.slice(1)));
    } catch {
      return null; // what follows the # is no text
    }
  };
  const place = (byKeyboard) => {
    const aim = target();
    const top = (element) => element.getBoundingClientRect().top;
    const seen = aim && top(aim) > -innerHeight / 2 && top(aim) < innerHeight;
    if (aim && (seen || byKeyboard)) return location.hash; // Tab itself may scroll away
    const above = [...document.querySelectorAll("article section section[id]")].filter(
      (section) => top(section) < 100, // below the bar of a narrow screen
    );
    return above.length ? `#${above.at(-1).id}` : "";
  };
  for (const link of document.querySelectorAll("a[data-language]")) {
    const keep = (event) => {
      try {
        localStorage.setItem("language", link.dataset.language);
      } catch {
        // A browser that keeps nothing still goes to the page.
      }
      link.href = link.href.split("#")[0] + place(event.detail === 0);
    };
    link.addEventListener("click", keep);
    link.addEventListener("auxclick", keep);
  }

  // The sidebar begins where the reader is.
  const tree = document.querySelector(".sidebar-scroll");
  const here = tree?.querySelector(".current-page > .reference");
  if (here) {
    const [box, item] = [tree.getBoundingClientRect(), here.getBoundingClientRect()];
    const below = item.bottom - box.bottom;
    if (below > 0) tree.scrollTo({ top: tree.scrollTop + below + box.height / 2, behavior: "instant" });
  }

  // Escape closes an open drawer, and puts the focus back on what opened it.
  addEventListener("keydown", ({ key }) => {
    const open = document.querySelector(".drawers .sidebar-toggle:checked");
    if (key !== "Escape" || !open) return;
    open.checked = false;
    open.focus();
  });

  // Escape closes what a term means; another key shows it again, and so does pointing at one.
  const closeTerms = (yes) => document.body.classList.toggle("terms-closed", yes);
  addEventListener("keydown", ({ key }) => closeTerms(key === "Escape"));
  addEventListener("pointerover", ({ target }) => target.matches(".term") && closeTerms(false));

  // What has to scroll is a stop of the Tab key, under a name that is its own; what
  // fits the screen is none.
  const BOXES = ":is(pre, .table-wrapper, .timeline-box)";
  const nameOf = (box) =>
    box.dataset.label ??
    box.closest(".example")?.querySelector(".caption-text code")?.textContent ??
    box.closest("section")?.querySelector("h1, h2, h3, h4")?.firstChild?.textContent;
  const name = (box) => {
    const words = nameOf(box) ?? document.title;
    const numbered = (number) => (number > 1 ? `${words} (${number})` : words);
    let number = 1;
    while (document.querySelector(`${BOXES}[aria-label="${CSS.escape(numbered(number))}"]`)) number += 1;
    box.setAttribute("aria-label", numbered(number));
  };
  const sized = new ResizeObserver((entries) => {
    for (const { target: box } of entries) {
      if (!box.hasAttribute("aria-label")) name(box);
      const reached = box.scrollWidth > box.clientWidth || box.matches(".timeline-box"); // has keys of its own
      for (const [attribute, value] of [["role", "region"], ["tabindex", "0"]]) {
        if (reached) box.setAttribute(attribute, value);
        else box.removeAttribute(attribute);
      }
    }
  });
  const watch = () => {
    for (const box of document.querySelectorAll(`article ${BOXES}`)) sized.observe(box);
  };
  watch();
  const lab = document.querySelector(".lab"); // makes more of them
  if (lab) new MutationObserver(watch).observe(lab, { childList: true, subtree: true });

  // What was copied is said to those who can't see the icon change.
  const said = document.createElement("p");
  said.className = "visually-hidden";
  said.setAttribute("role", "status");
  document.body.append(said);
  addEventListener("click", (event) => {
    // The icon that was clicked may be gone by now, but not the way it took.
    const button = event.composedPath().find((each) => each.matches?.(".copybtn"));
    if (!button) return;
    said.textContent = button.dataset.tooltip;
    button.focus({ preventScroll: true }); // the copying itself took the focus away
  });

  // Answers are open on paper, and folded again afterwards.
  let folded = [];
  addEventListener("beforeprint", () => {
    folded = [...document.querySelectorAll("details.sd-dropdown:not([open])")];
    for (const answer of folded) answer.open = true;
  });
  addEventListener("afterprint", () => {
    for (const answer of folded) answer.open = false;
  });
})();
