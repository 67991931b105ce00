// Timelines: what a span's title says is read out where it can be seen, by pointer or
// by the arrow keys; the box is one stop of the Tab key, however many spans there are.
(() => {
  "use strict";
  const MOST_ARROWS = 10; // more cover the picture: then each is seen when it is pointed at
  for (const box of document.querySelectorAll(".timeline-box")) {
    const readout = box.nextElementSibling;
    readout.hidden = false;
    const titles = [...box.querySelectorAll("svg title")];
    const spans = titles.map((title) => title.parentNode);
    const left = (span) => span.getBBox().x;
    const messages = spans.filter((span) => span.matches(".a-message"));
    const crowded = messages.length > MOST_ARROWS;
    box.querySelector("svg").classList.toggle("crowded", crowded);
    const arrows = crowded ? messages : [];
    let current = -1;
    // Whether an arrow begins or ends at a span.
    const touches = (span, arrow) => {
      const { x, y, width, height } = span.getBBox();
      const ends = arrow.querySelector("path").getAttribute("d").match(/[\d.]+ [\d.]+/g);
      return ends.some((end) => {
        const [endX, endY] = end.split(" ").map(Number);
        return endX >= x - 1 && endX <= x + width + 1 && endY >= y - 1 && endY <= y + height + 1;
      });
    };
    const show = (index) => {
      spans[current]?.classList.remove("current");
      current = index;
      spans[current].classList.add("current");
      readout.textContent = titles[current].textContent;
      for (const arrow of arrows) arrow.classList.toggle("near", touches(spans[current], arrow));
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
