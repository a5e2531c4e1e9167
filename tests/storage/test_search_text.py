import pytest

from storage.search_text import folded


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        (('СПб ГБУЗ "Городская поликлиника №100"', None), "спб гбуз городская поликлиника 100"),
        (("Ёлкина-Палкина", "В."), "елкина палкина в"),
        (("  Приём\tпо\n беременности ", ""), "прием по беременности"),
        (("пр. Союзный, д.3_а",), "пр союзный д 3 а"),
        (("№", "…"), ""),
        ((None,), ""),
    ],
)
def test_names_are_folded_into_words_that_can_be_compared(parts: tuple[str | None, ...], expected: str) -> None:
    assert folded(*parts) == expected
