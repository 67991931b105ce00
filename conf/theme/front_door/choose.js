// The language chosen last time, or the first that the browser asks for.
(() => {
  let stored;
  try { stored = localStorage.getItem("language"); } catch { /* keeps nothing */ }
  const asked = navigator.languages.find((tag) => /^(en|zh)\b/i.test(tag)) || "en";
  const there = ["en", "zh-cn"].includes(stored) ? stored : /^zh/i.test(asked) ? "zh-cn" : "en";
  location.replace(there + "/index.html");
})();
