"""Setting aside what a question tells of its asker but doesn't turn on: gender, origin, age, faith, family and so on.

What is set aside reaches neither the search nor the draft, so that askers who differ only in it are answered alike.
"""

from app.understanding.attributes.conversation import Impartial, impartial
from app.understanding.attributes.rights import is_of_rights
from app.understanding.attributes.setting_aside import SetAside, set_aside

__all__ = ["Impartial", "SetAside", "impartial", "is_of_rights", "set_aside"]
