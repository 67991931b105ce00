// Timelines: what a span's title says is read out where it can be seen, by pointer or
// by the arrow keys; the box is one stop of the Tab key, however many spans there are.
(() => {
  "use strict";
  for (const box of document.querySelectorAll(".timeline-box")) {
    const readout = box.nextElementSibling;
    const titles = [...box.querySelectorAll("svg title")];
    const spans = titles.map((title) => title.parentNode);
    const left = (span) => span.getBBox().x;
    let current = -1;
    const show = (index) => {
      spans[current]?.classList.remove("current");
      current = index;
      spans[current].classList.add("current");
      readout.textContent = titles[current].textContent;
    };
    const pointed = (event) => {
      const index = spans.indexOf(event.target.closest("g, rect, path"));
      const outer = spans.indexOf(event.target.parentNode);
      if (index >= 0 || outer >= 0) show(index >= 0 ? index : outer);
    };
    box.addEventListener("pointerover", pointed);
    box.addEventListener("click", pointed);
    box.addEventListener("keydown", (event) => {
      const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
      const end = { Home: 0, End: spans.length - 1 }[event.key];
      if ((!step && end === undefined) || event.ctrlKey || event.altKey || event.metaKey) return;
      event.preventDefault();
      show(end ?? Math.min(Math.max(current + step, 0), spans.length - 1));
      const scale = box.firstElementChild.getBoundingClientRect().width / 760;
      box.scrollLeft = left(spans[current]) * scale - box.clientWidth / 3;
    });
  }
})();
