"""What the command line and the pages call that which a document's file holds and its text leaves out."""

from __future__ import annotations

from corpus.places import RemovedAs

REMOVED_CODES = {
    RemovedAs.PLAYER: "removed_player",
    RemovedAs.LINKS: "removed_links",
    RemovedAs.COMMENTS: "removed_comments",
    RemovedAs.DELETED: "removed_deleted",
    RemovedAs.CAPTION: "removed_caption",
    RemovedAs.PAGE_HEAD: "removed_page_head",
    RemovedAs.COOKIES: "removed_cookies",
    RemovedAs.NAVIGATION: "removed_navigation",
    RemovedAs.UNREAD: "removed_unread",
}
"""The message that names each."""
