"""The parts every page is built from: strict components, one stylesheet, one script, a gallery.

A component is a folder ``<name>/{<name>.html,<name>.css,examples.py}``. Its ``examples.py``
declares ``component = Component(...)``; the tag in ``templatetags`` refuses the undeclared.
"""

from wirksam.foundation.components.spec import Component, Example, Prop, Slot

__all__ = ["Component", "Example", "Prop", "Slot"]
