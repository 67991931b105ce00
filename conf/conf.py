"""Sphinx configuration for both languages: ``-t zh`` builds the Chinese site."""

import sys
import warnings
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
    "conf.extensions.api",
    "conf.extensions.bilingual",
    "conf.extensions.chinese",
    "conf.extensions.errors",
    "conf.extensions.example",
    "conf.extensions.feed",
    "conf.extensions.foot",
    "conf.extensions.gallery",
    "conf.extensions.glossary",
    "conf.extensions.home",
    "conf.extensions.lighter",
    "conf.extensions.markdown",
    "conf.extensions.measured",
    "conf.extensions.neighbours",
    "conf.extensions.older_browsers",
    "conf.extensions.policy",
    "conf.extensions.schedule",
    "conf.extensions.search",
    "conf.extensions.summary",
    "conf.extensions.terms",
    "conf.extensions.timeline",
    "conf.extensions.versions",
    "conf.extensions.ways",
    "conf.laboratory.directive",
]
nitpicky = True
nitpick_ignore_regex = [("py:.*", r"(collections\.abc|pathlib|typing)\..*")]
add_module_names = False  # the page says where to import from
autodoc_preserve_defaults = True
always_document_param_types = True
typehints_document_rtype_none = False
# sphinx-autodoc-typehints calls what Sphinx 10 will not have, once a docstring.
warnings.filterwarnings("ignore", "'sphinx_autodoc_typehints.*set_application'")
locale_dirs = [str(ROOT / "conf" / "theme" / "locale")]

# Examples, and where their source can be read.
examples_dir = str(ROOT / "examples")
messages_dir = str(ROOT / "docs" / "zh" / "_examples")
repository_url = "https://github.com/processes-by-example/processes-by-example"

benchmarks_dir = str(ROOT / "benchmarks")  # what make bench kept

html_baseurl = f"{SITE_ROOT}/{'zh-cn' if ZH else 'en'}/"

myst_enable_extensions = MYST_EXTENSIONS
# CPython's documentation, where (py:multiprocessing#fragment) and others lead.
python_docs = f"https://docs.python.org/{'zh-cn/' if ZH else ''}3/"
myst_url_schemes = {
    "http": None,
    "https": None,
    "mailto": None,
    "py": python_docs + "library/{{path}}.html#{{fragment}}",
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
html_additional_pages = {"search": "search.html"}
html_static_path = ["theme/static", "theme/gallery"]
templates_path = ["theme/templates"]
html_css_files = ["site.css"]
html_js_files = [
    (name, {"defer": "defer"}) for name in ("site.js", "search.js", "ways.js")
]

# Copy what a reader types: no prompt, and nothing a program printed.
copybutton_selector = (
    "div.highlight-python pre, div.highlight-console pre, div.gantt pre"
)
copybutton_prompt_text = r">>> |\.\.\. |\$ "
copybutton_prompt_is_regexp = True
