"""What happened in a clinic's feed since a position: exactly that, or nothing when it can not be told any more."""

from collections.abc import Sequence

from storage.queries.feed import FeedChange, FeedPosition, feed_tail


async def missed(clinic_id: int, position: FeedPosition, limit: int) -> Sequence[FeedChange] | None:
    """The first `limit` changes after `position`; None when some are not listed, or the position is of another feed."""
    # one more: where it is still kept, the change of the position itself shows that this is the same feed
    tail = await feed_tail(clinic_id, position.cursor, limit + 1)
    if tail is None:
        return None
    changes = tail.changes
    complete = len(changes) > limit
    if changes and changes[0].cursor == position.cursor:
        if position.at not in (None, changes[0].slot.at):
            return None
        changes = changes[1:]
    reached = position.cursor + len(changes)
    whole = all(change.cursor == number for number, change in enumerate(changes, position.cursor + 1))
    return changes[:limit] if whole and (complete or reached == tail.end) else None
