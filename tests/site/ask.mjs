// Ask the search of a built site: `node ask.mjs FOLDER < queries.json > answers.json`.
// Each answer is the pages that the box would show, the best first, and the first one's anchor.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { runInThisContext } from "node:vm";

const folder = join(process.argv[2], "_static", "search");
for (const name of ["minisearch.js", "core.js", "index.js"]) {
  runInThisContext(readFileSync(join(folder, name), "utf-8"), { filename: name });
}
const search = PageSearch.make();
const queries = JSON.parse(readFileSync(0, "utf-8"));
const answers = queries.map((query) => {
  const found = search.ask(PageSearch.lineOf(query));
  return { pages: found.map(({ page }) => page), anchor: found[0]?.hits[0].anchor ?? "", covered: found[0]?.covered ?? 0 };
});
console.log(JSON.stringify(answers));
