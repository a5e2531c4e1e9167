from typing import Annotated, Literal, Union

from pydantic import Field

from .base_model import BaseModel


class Suggestions(BaseModel):
    suggestions: list[
        Annotated[
            Union[
                "SuggestionsSuggestionsDoctor",
                "SuggestionsSuggestionsSpecialty",
                "SuggestionsSuggestionsClinic",
            ],
            Field(discriminator="typename__"),
        ]
    ]


class SuggestionsSuggestionsDoctor(BaseModel):
    typename__: Literal["Doctor"] = Field(alias="__typename")
    id: str
    person: "SuggestionsSuggestionsDoctorPerson"
    specialty: "SuggestionsSuggestionsDoctorSpecialty"
    clinic: "SuggestionsSuggestionsDoctorClinic"


class SuggestionsSuggestionsDoctorPerson(BaseModel):
    full: str


class SuggestionsSuggestionsDoctorSpecialty(BaseModel):
    name: str


class SuggestionsSuggestionsDoctorClinic(BaseModel):
    short_name: str = Field(alias="shortName")


class SuggestionsSuggestionsSpecialty(BaseModel):
    typename__: Literal["Specialty"] = Field(alias="__typename")
    id: str
    name: str


class SuggestionsSuggestionsClinic(BaseModel):
    typename__: Literal["Clinic"] = Field(alias="__typename")
    id: str
    name: str
    address: str


Suggestions.model_rebuild()
SuggestionsSuggestionsDoctor.model_rebuild()
