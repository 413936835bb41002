"""``{% component "card" title=… %}…{% slot "actions" %}…{% endslot %}{% endcomponent %}``.

Without content: ``{% component "icon" name="check" / %}``. Props, slots and attributes that the
component does not declare are refused when the template is compiled. Inside a component nothing of
the page is visible but the request and its form token; slots see the page's own context.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from secrets import token_hex
from typing import Any

from django.template import Context, Library, Node, NodeList, TemplateSyntaxError
from django.template.base import FilterExpression, Parser, TextNode, Token, Variable
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from wirksam.foundation.components.registry import Entry, entry

register = Library()
_CARRIED = ("request", "csrf_token")


class ComponentNode(Node):
    """One use of a component in a template."""

    child_nodelists = ("contents",)

    def __init__(
        self,
        part: Entry,
        props: dict[str, FilterExpression],
        attributes: dict[str, FilterExpression],
        slots: dict[str, NodeList],
    ) -> None:
        self.part = part
        self.props = props
        self.attributes = attributes
        self.slots = slots
        self.contents = NodeList(node for nodes in slots.values() for node in nodes)

    def render(self, context: Context) -> SafeString:
        """The component's markup."""
        spec = self.part.spec
        inside: dict[str, Any] = {name: context[name] for name in _CARRIED if name in context}
        for prop in spec.props:
            given = self.props.get(prop.name)
            value = given.resolve(context, ignore_failures=True) if given else None
            inside[prop.name] = prop.checked(self.part.name, value)
        for slot in spec.slots:
            nodes = self.slots.get(slot.name)
            inside[slot.name] = mark_safe(nodes.render(context).strip()) if nodes else ""  # noqa: S308
        if spec.attributes:
            inside["attrs"] = self._passed_on(context)
        if spec.numbered:
            inside["uid"] = _next_number(inside.get("request"))
        if spec.derive:
            inside.update(spec.derive(inside))
        return self.part.template().render(context.new(inside))

    def _passed_on(self, context: Context) -> SafeString:
        values = {name: value.resolve(context) for name, value in self.attributes.items()}
        return format_html_join(
            "",
            "{}",
            (
                (
                    format_html(" {}", name)
                    if value is True
                    else format_html(' {}="{}"', name, value),
                )
                for name, value in values.items()
                if value is not False and value is not None
            ),
        )


@register.tag("component")
def component(parser: Parser, token: Token) -> ComponentNode:
    """Compile one use of a component and hold it to what the component declares."""
    _, *bits = token.split_contents()
    closed = bits[-1:] == ["/"]
    if closed:
        bits.pop()
    if not bits or bits[0][0] not in "\"'":
        raise TemplateSyntaxError('write {% component "name" prop=value %}')
    part = entry(bits.pop(0)[1:-1])
    props, attributes = _arguments(parser, part, bits)
    slots = {} if closed else _slots(parser, part)
    for slot in part.spec.slots:
        if slot.required and slot.name not in slots:
            raise TemplateSyntaxError(f"component {part.name}: slot {slot.name!r} is missing")
    return ComponentNode(part, props, attributes, slots)


def _arguments(
    parser: Parser, part: Entry, bits: list[str]
) -> tuple[dict[str, FilterExpression], dict[str, FilterExpression]]:
    props: dict[str, FilterExpression] = {}
    attributes: dict[str, FilterExpression] = {}
    for bit in bits:
        name, equals, text = bit.partition("=")
        if not equals or not text:
            raise TemplateSyntaxError(f"component {part.name}: {bit!r} is not name=value")
        value = parser.compile_filter(text)
        prop = part.spec.prop(name)
        if prop is None and not part.spec.takes_attribute(name):
            raise TemplateSyntaxError(f"component {part.name}: unknown prop {name!r}")
        known = props if prop else attributes
        if name in known:
            raise TemplateSyntaxError(f"component {part.name}: {name!r} is given twice")
        if prop and _is_fixed(value):
            prop.checked(part.name, value.resolve(Context()))
        known[name] = value
    for prop in part.spec.props:
        if prop.required and prop.name not in props:
            raise TemplateSyntaxError(f"component {part.name}: prop {prop.name!r} is missing")
    return props, attributes


def _next_number(request: object) -> str:
    """A number no other component of this page has; a fragment counts apart from its page."""
    numbers: Iterator[str] | None = getattr(request, "component_numbers", None)
    if numbers is None:
        apart = f"{token_hex(3)}-" if "HX-Request" in getattr(request, "headers", ()) else ""
        numbers = (f"{apart}{number}" for number in count(1))
        if request is not None:
            request.component_numbers = numbers  # type: ignore[attr-defined]
    return next(numbers)


def _is_fixed(value: FilterExpression) -> bool:
    if value.filters:
        return False
    known_now = isinstance(value.var, Variable) and value.var.lookups is None
    return known_now or isinstance(value.var, str) or str(value.var) in {"True", "False", "None"}


def _slots(parser: Parser, part: Entry) -> dict[str, NodeList]:
    found: dict[str, NodeList] = {}
    content = NodeList()
    while True:
        content.extend(parser.parse(("slot", "endcomponent")))
        token = parser.next_token()
        if token.contents == "endcomponent":
            break
        name = " ".join(token.split_contents()[1:]).strip("\"'")
        if part.spec.slot(name) is None or name == "content":
            raise TemplateSyntaxError(f"component {part.name}: unknown slot {name!r}")
        if name in found:
            raise TemplateSyntaxError(f"component {part.name}: slot {name!r} is filled twice")
        found[name] = parser.parse(("endslot",))
        parser.delete_first_token()
    if any(not isinstance(node, TextNode) or node.s.strip() for node in content):
        if part.spec.slot("content") is None:
            raise TemplateSyntaxError(f"component {part.name} takes no content")
        found["content"] = content
    return found
