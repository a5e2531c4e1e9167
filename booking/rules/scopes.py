from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Scopes:
    """What a right over a patient lets do.

    `visits`: without it one sees only the appointments one has made oneself. `documents`: their journal too.
    """

    book: bool = True
    visits: bool = True
    documents: bool = True

    def __and__(self, other: "Scopes") -> "Scopes":
        return Scopes(self.book and other.book, self.visits and other.visits, self.documents and other.documents)

    def __or__(self, other: "Scopes") -> "Scopes":
        return Scopes(self.book or other.book, self.visits or other.visits, self.documents or other.documents)

    def within(self, other: "Scopes") -> bool:
        return self & other == self


ALL = Scopes()
NONE = Scopes(book=False, visits=False, documents=False)
# what an operator may do for who is on the telephone, at the call's clinic
OF_A_CALL = Scopes(book=True, visits=True, documents=False)
