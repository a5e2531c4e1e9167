from gateway.journal_words import DEEDS, SUBJECTS, sentence
from storage.journal import SUBJECTS as KNOWN
from storage.models import Deed


def test_every_entry_of_a_journal_can_be_told() -> None:
    assert SUBJECTS.keys() == KNOWN
    assert DEEDS.keys() == {deed.value for deed in Deed}
    told = {sentence(deed, what) for deed in DEEDS for what in SUBJECTS}
    assert all(words.ru and words.en and words.ru != words.en for words in told)


def test_a_deed_and_its_subject_are_put_together_unless_they_have_words_of_their_own() -> None:
    assert sentence("READ", "documents").ru == "Просмотр: документы"
    assert sentence("GRANTED", "call").en == "A call at the desk began"
