// Split a query as extensions/chinese_search.py splits a page: Han into pairs.
function splitQuery(query) {
  const words = [];
  for (const run of query.match(/[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]+|[A-Za-z0-9_]+/g) || []) {
    if (/^\w/.test(run) || run.length < 3) words.push(run);
    else for (let i = 0; i + 1 < run.length; i++) words.push(run.slice(i, i + 2));
  }
  return words;
}
