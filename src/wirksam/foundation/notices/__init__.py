"""What people are told: a list inside, a letter now and then, and things followed by choice.

Apps name their kinds (``notice_kind``), then call ``notify``, ``tell_followers`` and ``settle``.
"""

from wirksam.foundation.notices.kinds import NoticeKind, notice_kind
from wirksam.foundation.notices.subjects import Followed, followable

__all__ = ["Followed", "NoticeKind", "followable", "notice_kind"]
