// Not Documentation.addTranslations, which makes a function from text: the pages' policy forbids it.
Object.assign(Documentation.TRANSLATIONS, {
    ", in ": "，见 ",
    "Hide Search Matches": "不再高亮搜索词",
    "Preparing search...": "正在准备搜索……",
    "Search Results": "搜索结果",
    "Searching": "正在搜索",
    "Search finished, found one page matching the search query.": ["找到 ${resultCount} 页。"],
    "Your search did not match any documents. Please make sure that all words are spelled correctly and that you've selected enough categories.": "没有找到。换一个更短的词试试。"
});
Documentation.PLURAL_EXPR = () => 0;
Documentation.LOCALE = "zh_CN";
