"""Components: strict in what they take, whole in what they give."""

from __future__ import annotations

import re

import pytest
from django.contrib.staticfiles import finders
from django.template import Context, Engine, TemplateSyntaxError, engines
from django.test import RequestFactory
from hypothesis import given
from hypothesis import strategies as st

from tests.foundation.markup import Markup
from wirksam.foundation.components import bundle
from wirksam.foundation.components.gallery import render_example
from wirksam.foundation.components.registry import FOLDER, entries
from wirksam.foundation.components.spec import harmless_url

PARTS = entries()
EXAMPLES = [
    pytest.param(example, id=f"{part.name}-{place}")
    for part in PARTS.values()
    for place, example in enumerate(part.spec.examples)
]
ACCEPTED = {"script": "htmx", "style": "", "iframe": "", "object": "", "embed": ""}


def render(source: str, **context: object) -> str:
    return (
        engines["django"].from_string(source).render(context, RequestFactory().get("/liste/?q=x"))
    )


@pytest.mark.parametrize("example", EXAMPLES)
def test_examples_are_whole(example):
    markup = Markup(render_example(example, RequestFactory().get("/werkstatt/")))
    assert markup.faults == []


@pytest.mark.parametrize("example", EXAMPLES)
def test_examples_let_no_hostile_text_through(example):
    markup = Markup(render_example(example, RequestFactory().get("/werkstatt/")))
    for tag, attributes in markup.elements:
        assert not any(name.startswith("on") or name == "style" for name in attributes)
        assert "javascript:" not in str(attributes.get("href"))
        assert tag not in ACCEPTED or "src" in attributes
        assert tag != "img"


@pytest.mark.parametrize("part", PARTS.values(), ids=list(PARTS))
def test_each_part_is_complete(part):
    source = part.markup.read_text(encoding="utf-8")
    assert part.stylesheet.read_text(encoding="utf-8").strip()
    assert len(part.spec.examples) >= 2
    assert part.spec.summary
    assert not re.search(r"\{%\s*(include|extends)\b|\|safe\b|autoescape", source)
    for name in (*part.spec.props, *part.spec.slots):
        used = re.search(rf"\b{name.name}\b", source) or part.spec.derive
        assert used, f"{name.name} is declared but not used"


def test_each_folder_with_a_template_is_a_part():
    assert {path.parent.name for path in FOLDER.glob("*/*.html")} == set(PARTS)


@pytest.mark.parametrize(
    ("source", "complaint"),
    [
        ('{% component "chipp" / %}', "no component 'chipp'"),
        ('{% component "chip" lable="x" / %}', "unknown prop 'lable'"),
        ('{% component "chip" label="x" tone="rosa" / %}', "tone='rosa' is not neutral"),
        ('{% component "status" / %}', "prop 'value' is missing"),
        ('{% component "status" value=3 / %}', "value=3 is not"),
        ('{% component "chip" label="x" label="y" / %}', "'label' is given twice"),
        ('{% component "chip" "x" / %}', "is not name=value"),
        ('{% component "chip" onclick="x" / %}', "unknown prop 'onclick'"),
        ('{% component "chip" hx-on="x" / %}', "unknown prop 'hx-on'"),
        ('{% component "status" value="partly" data-x="1" / %}', "unknown prop 'data-x'"),
        ('{% component "status" value="partly" %}x{% endcomponent %}', "takes no content"),
        ('{% component "empty" title="x" / %}', "slot 'content' is missing"),
        ('{% component "card" %}{% slot "foot" %}{% endslot %}{% endcomponent %}', "unknown slot"),
        (
            '{% component "card" %}{% slot "actions" %}1{% endslot %}'
            '{% slot "actions" %}2{% endslot %}{% endcomponent %}',
            "filled twice",
        ),
        ("{% component name / %}", "write"),
        ('{% component "progress" label="x" value="12" / %}', "value='12' is not number"),
    ],
)
def test_a_wrong_use_is_refused_when_compiled(source, complaint):
    with pytest.raises(TemplateSyntaxError, match=re.escape(complaint)):
        engines["django"].from_string(source)


@pytest.mark.parametrize(
    ("source", "context"),
    [
        ('{% component "status" value=missing / %}', {}),
        ('{% component "status" value=value / %}', {"value": "finished"}),
        ('{% component "breadcrumb" items=items / %}', {"items": "text"}),
        (
            '{% component "meter" elapsed=1 total=2 unit="x" counts=counts / %}',
            {"counts": [("?", 1)]},
        ),
        ('{% component "field" hint="x" / %}', {}),
    ],
)
def test_a_wrong_value_is_refused_when_rendered(source, context):
    with pytest.raises(TemplateSyntaxError):
        render(source, **context)


def test_a_component_sees_props_and_request_only():
    shown = render('{% component "chip" / %}', label="leaked", tone="danger")
    assert "leaked" not in shown
    assert "chip-neutral" in shown
    assert 'href="?q=x&amp;seite=3"' in render('{% component "pagination" number=2 last=5 / %}')


def test_slots_are_rendered_in_the_context_of_the_page():
    shown = render(
        '{% component "card" title="T" %}{{ who }}{% slot "actions" %}{{ who }}!{% endslot %}'
        "{% endcomponent %}",
        who="<Mirja>",
    )
    assert shown.count("&lt;Mirja&gt;") == 2


def test_attributes_pass_through_escaped():
    shown = render(
        '{% component "button" label="x" hx-get=url data-a=1 aria-pressed="true" data-no=none / %}',
        url='"><b>',
        none=None,
    )
    assert 'hx-get="&quot;&gt;&lt;b&gt;" data-a="1" aria-pressed="true"' in shown
    assert "data-no" not in shown


def test_a_text_is_never_markup():
    assert "<b>" not in render('{% component "chip" label="<b>" / %}')


def test_numbers_of_one_page_differ():
    shown = render('{% component "abbr" short="A" meaning="a" / %}' * 2)
    assert Markup(shown).faults == []
    assert 'id="kurz-1"' in shown
    assert 'id="kurz-2"' in shown


def test_components_work_without_a_request():
    template = Engine.get_default().from_string('{% component "abbr" short="A" meaning="a" / %}')
    assert "popover" in template.render(Context())


@given(st.text())
def test_any_text_stays_text(text):
    markup = Markup(render('{% component "chip" label=text / %}', text=text))
    assert markup.faults == []
    assert markup.tags() == {"span"}


@pytest.mark.parametrize(
    ("url", "kept"),
    [
        ("/programm/", True),
        ("?seite=2", True),
        ("#z160", True),
        ("zeilen/1-2/", True),
        ("", True),
        ("https://example.org/", True),
        ("mailto:a@example.org", True),
        ("javascript:alert(1)", False),
        ("JavaScript:alert(1)", False),
        (" javascript:alert(1)", False),
        ("java\tscript:alert(1)", False),
        ("data:text/html,x", False),
        ("vbscript:x", False),
    ],
)
def test_only_harmless_addresses_are_kept(url, kept):
    assert harmless_url(url) == (url if kept else "#")


def test_the_bundles_are_static_files():
    style = finders.find("foundation/wirksam.css")
    script = finders.find("foundation/wirksam.js")
    assert isinstance(style, str)
    assert isinstance(script, str)
    assert {path for path, _ in finders.get_finder(_FINDER).list([])} == {
        "foundation/wirksam.css",
        "foundation/wirksam.js",
    }
    assert finders.get_finder(_FINDER).find("foundation/other.css") == []


_FINDER = "wirksam.foundation.components.finders.BundleFinder"


def test_the_stylesheet_holds_every_part_in_layer_order():
    css = bundle.stylesheet()
    assert css.startswith("@layer reset, tokens, base, layout, components, pages, utilities;")
    opened = [line.split()[1] for line in css.splitlines() if re.fullmatch(r"@layer \w+ \{", line)]
    assert opened == sorted(opened, key=bundle.LAYERS.index)
    assert css.count("{") == css.count("}")
    assert len([path for _, path in bundle.style_sources() if path.parent.name in PARTS]) == len(
        PARTS
    )


def test_stylesheets_name_only_files_that_exist():
    named = re.findall(r"url\(\"?([^\")]+)", bundle.stylesheet())
    assert named
    for name in named:
        assert finders.find(f"foundation/{name}"), name


def test_behaviours_are_small_and_stay_apart():
    for path in bundle.behaviour_sources():
        source = path.read_text(encoding="utf-8")
        assert len(source.splitlines()) < 80, path.name
        assert not re.search(
            r"^\s*(import|export)\b|\beval\(|innerHTML|\.style\b", source, re.MULTILINE
        )


def test_first_view_fits_its_budget():
    fonts = ("besley-680", "atkinson-next", "atkinson-next-ext")
    sizes = [len(_bytes(f"foundation/fonts/{name}.woff2")) for name in fonts]
    assert sum(sizes) <= 60 * 1024


def _bytes(name: str) -> bytes:
    found = finders.find(name)
    assert isinstance(found, str)
    with open(found, "rb") as file:  # noqa: PTH123
        return file.read()
