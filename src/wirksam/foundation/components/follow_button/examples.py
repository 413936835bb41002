"""Hear of something from now on."""

from wirksam.foundation.components.spec import Component, Example, Prop

component = Component(
    summary="Follow a thing or end it; for people who are signed in. Its state: is_following.",
    props=(
        Prop("subject", required=True, meaning="type of the thing, as it was made followable"),
        Prop("key", required=True, meaning="which one"),
        Prop("following", "flag", default=False, meaning="the reader follows it now"),
        Prop("small", "flag", default=False),
    ),
    examples=(
        Example(
            "Not yet, and followed",
            '{% component "follow_button" subject="commitment" key="AP26-07" / %} '
            '{% component "follow_button" subject="commitment" key="AP26-07" following=True / %}',
        ),
        Example(
            "Small, hostile",
            '{% component "follow_button" subject=hostile key=hostile small=True / %}',
            {"hostile": '"><script>alert(1)</script>' + "Donaudampfschifffahrt" * 3},
        ),
    ),
)
