"""A file, chosen or dropped."""

from wirksam.foundation.components.spec import Component, Example, Prop

component = Component(
    summary="A file field that also takes what is dropped on it (behaviour dropzone).",
    props=(
        Prop("label", required=True),
        Prop("name", required=True),
        Prop("id", required=True),
        Prop("hint"),
        Prop("error"),
        Prop("accept", meaning="file endings, as in HTML"),
        Prop("required", "flag", default=False),
        Prop("multiple", "flag", default=False),
    ),
    examples=(
        Example(
            "A text",
            '{% component "upload" label="Text hochladen" name="file" id="datei" '
            'hint="TXT, Markdown, Word, LibreOffice oder PDF, bis 20 MB" accept=".txt,.md,.pdf" '
            "/ %}",
        ),
        Example(
            "Refused, hostile",
            '{% component "upload" label="<b>Datei" name="file" id="datei2" '
            'error="Diese Datei ist leer. Wähle eine andere." / %}',
        ),
    ),
)
