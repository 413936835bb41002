"""A person as the association speaks of her: name and office, no picture."""

from wirksam.foundation.components.spec import Component, Example, Prop

component = Component(
    summary="A name with an office. No picture, no initials.",
    props=(Prop("name", required=True), Prop("role"), Prop("href", "url")),
    examples=(
        Example(
            "With office and without",
            '{% component "person" name="Mirja Brandes" role="Landesvorstand" href="/verband/" '
            "/ %} "
            '{% component "person" name="Łukasz Öztürk-Şahin" / %}',
        ),
        Example("Hostile", '{% component "person" name="<b>x</b>" role="محمد" / %}'),
    ),
)
