"""How much of a record one answer may hold."""

from tests.booking.record.entries import a_result, a_visit
from tests.booking.record.far_record import FarRecord
from tests.gateway.door import Door
from tests.gateway.record_operations import anna, her

BACK = "visit { results { id } }"
VISITS = f"visits(first: 1) {{ edges {{ node {{ results {{ {BACK} }} }} }} }}"
IN_CIRCLES = f"query ($id: ID!) {{ node(id: $id) {{ ... on Patient {{ {VISITS} }} }} }}"


async def test_parts_that_lead_back_to_their_visit_do_not_multiply_without_end(
    record_door: Door, far: FarRecord
) -> None:
    far.items = (a_visit(), *(a_result(f"r{number}") for number in range(120)))
    told = await (await anna(record_door)).tell(IN_CIRCLES, id=her(record_door))
    assert {error["extensions"]["code"] for error in told["errors"]} == {"TOO_COMPLEX"}
