"""Sphinx configuration for both languages: ``-t zh`` builds the Chinese site."""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
ZH = tags.has("zh")  # type: ignore[name-defined]  # noqa: F821

sys.path.insert(0, str(ROOT))

from conf.extensions.bilingual import SITE_ROOT  # noqa: E402
from conf.pages import MYST_EXTENSIONS  # noqa: E402

language = "zh_CN" if ZH else "en"
project = "进程实例教程" if ZH else "Processes by Example"
html_title = project

extensions = [
    "myst_parser",
    "sphinx.ext.autodoc",
    "sphinx_autodoc_typehints",
    "sphinx_copybutton",
    "sphinx_design",
    "conf.extensions.accessible",
    "conf.extensions.bilingual",
    "conf.extensions.chinese",
    "conf.extensions.chinese_search",
    "conf.extensions.example",
    "conf.extensions.foot",
    "conf.extensions.glossary",
    "conf.extensions.lighter",
    "conf.extensions.measured",
    "conf.extensions.neighbours",
    "conf.extensions.older_browsers",
    "conf.extensions.policy",
    "conf.extensions.schedule",
    "conf.extensions.summary",
    "conf.extensions.timeline",
    "conf.laboratory.directive",
]
nitpicky = True
locale_dirs = [str(ROOT / "conf" / "theme" / "locale")]

# Examples, and where their source can be read.
examples_dir = str(ROOT / "examples")
messages_dir = str(ROOT / "docs" / "zh" / "_examples")
repository_url = "https://github.com/processes-by-example/processes-by-example"

benchmarks_dir = str(ROOT / "benchmarks")  # what make bench kept

html_baseurl = f"{SITE_ROOT}/{'zh-cn' if ZH else 'en'}/"

myst_enable_extensions = MYST_EXTENSIONS
python_docs = f"https://docs.python.org/{'zh-cn/' if ZH else ''}3/library/"
myst_url_schemes = {
    "http": None,
    "https": None,
    "mailto": None,
    "py": python_docs + "{{path}}.html#{{fragment}}",  # (py:multiprocessing#fragment)
}

exclude_patterns = ["_examples"]

html_theme = "furo"
html_context = {"repository_url": repository_url}
html_sidebars = {
    "**": [
        "sidebar/brand.html",
        "sidebar/language.html",
        "sidebar/search.html",
        "sidebar/scroll-start.html",
        "sidebar/navigation.html",
        "sidebar/scroll-end.html",
    ]
}
pygments_style = "a11y-high-contrast-light"
pygments_dark_style = "github-dark-high-contrast"
html_copy_source = False
html_use_index = False
html_static_path = ["theme/static"]
templates_path = ["theme/templates"]
html_css_files = ["site.css"]
html_js_files = [("site.js", {"defer": "defer"})]

# Copy what a reader types: no prompt, and nothing a program printed.
copybutton_selector = (
    "div.highlight-python pre, div.highlight-console pre, div.gantt pre"
)
copybutton_prompt_text = r">>> |\.\.\. |\$ "
copybutton_prompt_is_regexp = True
