"""No page shows the Markdown that it was written in."""

import re

# such as an opening fence of backticks that has backticks in its title
RAW = re.compile(r"(`{3,}|:{3,})\{[\w-]+\}|\{(ref|term|example|py)\}`")


def test_no_directive_and_no_role_is_left_as_text(pages):
    seen = {
        path: found[0]
        for path, page in pages.items()
        if (article := page.select_one("article"))
        and (found := RAW.search(article.get_text()))
    }

    assert seen == {}
