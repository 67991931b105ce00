// The language switch: keep the reader's place, and remember the choice.
(() => {
  "use strict";
  const place = (byKeyboard) => {
    const hash = decodeURIComponent(location.hash.slice(1));
    const aim = hash && document.getElementById(hash);
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
})();
