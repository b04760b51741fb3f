"""The rules of the house.

Who imports whom, where the clock and the environment are read, where a figure of law may stand, what may
not be in the tree, and that the README's map is the tree.
"""

import ast
import re
from collections.abc import Callable, Iterator, Sequence

import pytest

from tests.house import figures, modules, tree
from tests.house.modules import ROOT, Module

# What a channel gets from the content: the desk and the types it hands out.
COUNTER = {
    "content.desk", "content.answers", "content.rules.outcome", "content.schools", "content.agenda",
    "content.languages", "content.deeplinks", "content.school_desk",
}  # fmt: skip
# The bot keeps a chat and a reminder; the portal keeps nothing of a person.
BOT_STORE = {"content.store.chats", "content.store.reminders"}
# What a channel's one module named wiring puts together: the desk on its law and its register.
WIRED = {
    "content.store",
    "content.store.database",
    "content.store.register",
    "content.store.signals",
    "content.opening",
    "content.memory",
}
# Types of content that the store keeps, and the places they are measured from.
KEPT = {
    "content.schools",
    "content.places",
    "content.settings",
    "content.register_file",
    "content.register_merge",
    "content.register_rows",
}

# Third-party packages, by the module of ours that may use them.
LIBRARIES = {
    "content.articles": {"markdown_it"},
    "content.evidence": {"rapidfuzz", "numpy"},
    "content.learned": {"numpy"},
    "content.learning": {"numpy"},
    "content.letters": {"rapidfuzz"},
    "content.places": {"rapidfuzz"},
    "content.search": {"rapidfuzz"},
    "content.wording": {"babel"},
    "content.languages": {"babel"},
    "content.extraction": {"babel"},
    "content.editing": {"babel"},
    "content.consistency": {"babel"},
    "content.agenda": {"icalendar"},
}
STORE = {"sqlalchemy", "alembic"}
PORTAL = {"fastapi", "starlette", "pydantic", "jinja2", "markupsafe", "segno", "brotli", "isal", "uvicorn"}
BOT = {"telegram", "segno"}

# The command line and what serves it stand above the desk, beside the channels.
EDITORS = ("content.__main__", "content.commands", "content.editing", "content.opening")

VAGUE = {"utils", "util", "helpers", "helper", "common", "core", "manager", "service", "misc"}
LONGEST_FUNCTION = 45
CLOCK = {"now", "today", "utcnow"}


def inside(name: str, package: str) -> bool:
    """Whether a dotted name is a package or stands in it."""
    return name == package or name.startswith(package + ".")


def none(found: Sequence[str], what: str = "found") -> None:
    """Fails with one line for each thing found."""
    if found:
        pytest.fail(f"{what}:\n  " + "\n  ".join(found), pytrace=False)


def each(*packages: str) -> Iterator[Module]:
    """The modules of some packages, by their dotted names."""
    return (m for m in modules.modules() if any(inside(m.name, package) for package in packages))


def nodes(*packages: str) -> Iterator[tuple[Module, ast.AST]]:
    """Every node of the source of some packages."""
    return ((module, node) for module in each(*packages) for node in ast.walk(module.tree))


def breaches(package: str, may: Callable[[Module, str], bool]) -> list[str]:
    """Every import in a package that is neither Python's own nor allowed."""
    return [
        f"{place} imports {name}"
        for module in each(package)
        for name, place in modules.imports(module)
        if not modules.standard(name) and not may(module, name)
    ]


def may_in_store(module: Module, name: str) -> bool:
    """The store sees rules, itself and the types it keeps."""
    ours = inside(name, "content.rules") or inside(name, "content.store") or name in KEPT
    return ours or name.split(".")[0] in STORE


def may_in_content(module: Module, name: str) -> bool:
    """Content sees content; the desk is its top, seen only by the editors' tool; libraries by the table."""
    if modules.ours(name):
        return inside(name, "content") and (name != "content.desk" or module.name.startswith(EDITORS))
    allowed = [libraries for package, libraries in LIBRARIES.items() if inside(module.name, package)]
    return any(name.split(".")[0] in libraries for libraries in allowed)


def may_in_channel(channel: str, libraries: set[str]) -> Callable[[Module, str], bool]:
    """A channel sees itself, the counter and its own libraries, never the other channel."""
    counter = COUNTER | (BOT_STORE if channel == "bot" else set())

    def may(module: Module, name: str) -> bool:
        if name == "content.settings":
            return module.name in {f"{channel}.settings", f"{channel}.wiring"}
        if name in WIRED:
            return module.name in {f"{channel}.wiring", f"{channel}.__main__"}
        return inside(name, channel) or name in counter or name.split(".")[0] in libraries

    return may


def test_rules_import_rules_and_the_standard_library_only() -> None:
    none(breaches("content.rules", lambda _, name: inside(name, "content.rules")))


def test_the_store_imports_rules_types_and_its_database_library_only() -> None:
    none(breaches("content.store", may_in_store))


def test_content_knows_no_channel_and_each_library_has_its_module() -> None:
    def may(module: Module, name: str) -> bool:
        return inside(module.name, "content.store") or may_in_content(module, name)

    none(breaches("content", may))


def test_the_database_library_is_imported_by_the_store_only() -> None:
    found = [
        place
        for module in each("content", "portal", "bot")
        for name, place in modules.imports(module)
        if name.split(".")[0] in STORE and not inside(module.name, "content.store")
    ]
    none(found)


def test_the_portal_imports_the_desk_and_what_it_hands_out() -> None:
    none(breaches("portal", may_in_channel("portal", PORTAL)))


def test_the_bot_imports_the_desk_and_what_it_hands_out() -> None:
    none(breaches("bot", may_in_channel("bot", BOT)))


def test_no_modules_import_each_other_in_a_circle() -> None:
    none(modules.circle())


def test_content_reads_no_clock_outside_its_command_line() -> None:
    calls = [
        module.at(node)
        for module, node in nodes("content")
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in CLOCK
        if module.name != "content.__main__"
    ]
    imports = [
        place
        for module in each("content")
        for name, place in modules.imports(module)
        if name == "time" and module.name != "content.__main__"
    ]
    none(calls + imports)


def test_only_settings_read_the_environment() -> None:
    found = [
        module.at(node)
        for module, node in nodes("content", "portal", "bot")
        if module.path.name != "settings.py"
        and (
            (isinstance(node, ast.Attribute) and node.attr in {"environ", "getenv", "environb"})
            or (isinstance(node, ast.ImportFrom) and node.module == "os" and _names_environment(node))
        )
    ]
    none(found)


def _names_environment(node: ast.ImportFrom) -> bool:
    return any(alias.name in {"environ", "getenv", "environb"} for alias in node.names)


def test_no_middleware_of_starlettes_base_class() -> None:
    found = [
        module.at(node)
        for module, node in nodes("portal", "bot", "content")
        if (isinstance(node, ast.Name | ast.Attribute) and _last(node) == "BaseHTTPMiddleware")
        or (isinstance(node, ast.Call) and _last(node.func) == "middleware")
    ]
    none(found)


def _last(node: ast.expr) -> str:
    return node.id if isinstance(node, ast.Name) else node.attr if isinstance(node, ast.Attribute) else ""


def test_modules_are_named_for_what_they_hold() -> None:
    none([m.name for m in modules.modules() if set(m.name.split(".")) & VAGUE])


def test_no_function_is_longer_than_a_screen() -> None:
    found = [
        f"{module.at(node)} {node.name}"
        for module, node in nodes("content", "portal", "bot")
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (node.end_lineno or 0) - node.lineno >= LONGEST_FUNCTION
    ]
    none(found)


def test_every_sentence_is_found_by_those_who_translate_it() -> None:
    """Under another name than gettext's own, a sentence would be missed and stay Dutch."""
    asks = {"gettext", "ngettext", "npgettext"}
    found = [
        module.at(node)
        for module, node in nodes("content", "portal", "bot")
        if isinstance(node, ast.Assign)
        and isinstance(node.value, ast.Attribute)
        and node.value.attr in asks
        and {target.id for target in node.targets if isinstance(target, ast.Name)} != {node.value.attr}
    ]
    none(found)


def test_articles_hold_no_figure_of_law() -> None:
    none(sorted(set(figures.in_articles())))


def test_catalogues_hold_no_figure_of_law_in_any_language() -> None:
    none(sorted(set(figures.in_catalogues())))


def test_templates_hold_no_figure_of_law() -> None:
    none(sorted(set(figures.in_templates())))


def test_sentences_in_the_source_hold_no_figure_of_law() -> None:
    none(sorted({*figures.in_marked_words(), *figures.in_content_tables()}))


def test_the_search_for_figures_finds_them_in_every_shape() -> None:
    found = {
        "nl": ["U hebt 3 jaar.", "U hebt drie jaar.", "binnen zes weken"],
        "en": ["within 6 weeks", "You have three years.", "a ten-week wait"],
        "ar": ["لديك ثلاث سنوات", "لديك ٣ سنوات", "لديك سنتان", "ستة أسابيع", "خلال ثلاثةِ أشهرٍ"],
        "fa": ["۳ سال", "سه سال"],
        "zh": ["您有三年时间"],
        "ti": ["ሰለስተ ዓመት"],
    }
    texts = [(language, text) for language, row in found.items() for text in row]
    assert [text for language, text in texts if not figures.in_text(text, language)] == []


def test_the_search_for_figures_lets_names_and_placeholders_be() -> None:
    fine = [
        "De Wet inburgering 2021 vraagt niveau B1.", "U hebt {term.length}.", "Bel [DUO](address:duo).",
        "1. Meld u aan.\n2. Betaal.", "Een week later krijgt u een brief.",
    ]  # fmt: skip
    assert [text for text in fine if figures.in_text(text, "nl")] == []


def test_the_map_in_the_readme_is_the_tree() -> None:
    shown = tree.mapped()
    folders = ("", "content/", "portal/", "bot/", "content/rules/", "content/store/")
    there = {folder + name for folder in folders for name in tree.entries(folder)}
    none(sorted(there - shown), "in the tree, not on the README's map")
    named = {path for path in shown if not re.search(r"[<*]", path)}
    none(sorted(path for path in named if not (ROOT / path).exists()), "on the map, not in the tree")


def _found_in_files(pattern: str) -> list[str]:
    search = re.compile(pattern)
    found = []
    for path in tree.files():
        try:
            lines = (ROOT / path).read_text(encoding="utf-8").splitlines()
        except UnicodeDecodeError:
            continue
        found += [f"{path}:{number}" for number, line in enumerate(lines, 1) if search.search(line)]
    return found


def test_no_file_names_the_host_of_a_package_registry() -> None:
    hosts = ["pypi" + r"\.org", "pythonhosted" + r"\.org", "npmjs" + r"\.(?:org|com)", r"deb\." + "debian"]
    none(_found_in_files("|".join(hosts)))


def test_no_file_names_a_path_of_one_machine() -> None:
    folders = "root|home|work|Users"
    none(_found_in_files(r"(?<![\w.:/<>})\]-])/(?:" + folders + ")/"))


def test_the_pinned_lists_have_hashes_and_no_address() -> None:
    for name in ("requirements.txt", "requirements-dev.txt"):
        text = (ROOT / name).read_text(encoding="utf-8")
        pinned = re.findall(r"^[a-z][^\n]*==[^\n]*\\\n    --hash=sha256:", text, re.MULTILINE)
        assert len(pinned) == len(re.findall(r"^[a-z]", text, re.MULTILINE))
        assert "://" not in text
        assert "--index" not in text
