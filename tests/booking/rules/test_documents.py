import pytest
from hypothesis import given
from hypothesis import strategies as st

from booking.errors import DocumentInvalid
from booking.rules.documents import DocumentKind, DocumentProblem, checked_document, normalised, problem_of, written

SNILS, ENP = DocumentKind.SNILS, DocumentKind.ENP
PASSPORT, CERTIFICATE = DocumentKind.PASSPORT, DocumentKind.BIRTH_CERTIFICATE


@pytest.mark.parametrize(
    ("kind", "typed", "kept", "shown"),
    [
        (SNILS, "112-233-445 95", "11223344595", "112-233-445 95"),
        (SNILS, "11223344595", "11223344595", "112-233-445 95"),
        (SNILS, "001-001-998 00", "00100199800", "001-001-998 00"),
        (SNILS, "087-654-303 00", "08765430300", "087-654-303 00"),
        (ENP, "7700 0012 3456 7895", "7700001234567895", "7700 0012 3456 7895"),
        (PASSPORT, "45 11 № 123456", "4511123456", "45 11 123456"),
        (CERTIFICATE, "II-АН 123456", "II-АН 123456", "II-АН 123456"),
        (CERTIFICATE, "іі ан №123456", "II-АН 123456", "II-АН 123456"),
        (CERTIFICATE, "1-ха 654321", "I-ХА 654321", "I-ХА 654321"),
        (CERTIFICATE, "У-МЮ 654321", "V-МЮ 654321", "V-МЮ 654321"),
    ],
)
def test_a_right_number_is_kept_bare_and_shown_as_people_write_it(
    kind: DocumentKind, typed: str, kept: str, shown: str
) -> None:
    assert problem_of(kind, typed) is None
    assert checked_document(kind, typed) == kept
    assert written(kind, kept) == shown


@pytest.mark.parametrize(
    ("kind", "typed", "problem"),
    [
        (SNILS, "112-233-445 96", DocumentProblem.CHECKSUM),
        (SNILS, "112-233-445", DocumentProblem.LENGTH),
        (SNILS, "", DocumentProblem.LENGTH),
        (SNILS, "112-233-445 9x", DocumentProblem.DIGITS),
        (SNILS, "١١٢٢٣٣٤٤٥٩٥", DocumentProblem.DIGITS),
        (ENP, "7700001234567896", DocumentProblem.CHECKSUM),
        (ENP, "770000123456789", DocumentProblem.LENGTH),
        (PASSPORT, "0000123456", DocumentProblem.CHECKSUM),
        (PASSPORT, "45111234567", DocumentProblem.LENGTH),
        (CERTIFICATE, "123456", DocumentProblem.FORM),
        (CERTIFICATE, "IIII-АН 123456", DocumentProblem.FORM),
        (CERTIFICATE, "II-AH 123456", DocumentProblem.FORM),
        (CERTIFICATE, "9" * 1000, DocumentProblem.LENGTH),
    ],
)
def test_a_wrong_number_is_told_what_is_wrong(kind: DocumentKind, typed: str, problem: DocumentProblem) -> None:
    assert problem_of(kind, typed) is problem
    with pytest.raises(DocumentInvalid) as refused:
        checked_document(kind, typed)
    assert (refused.value.kind, refused.value.problem) == (kind.value, problem.value)


@given(st.sampled_from(list(DocumentKind)), st.text(max_size=80))
def test_whatever_is_typed_has_an_answer(kind: DocumentKind, typed: str) -> None:
    if problem_of(kind, typed) is None:
        kept = normalised(kind, typed)
        assert checked_document(kind, written(kind, kept)) == kept
