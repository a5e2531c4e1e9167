"""What the demo's laboratory measures, with the ranges it prints."""

from dataclasses import dataclass, replace

from booking.ports import Finding, ResultValue

# beyond the range by this share of it, a doctor should look at once
_FAR = 0.5


@dataclass(frozen=True, slots=True)
class Measure:
    name: str
    unit: str
    low: float | None = None
    high: float | None = None

    def of(self, number: float, note: str | None = None) -> ResultValue:
        value = ResultValue(self.name, number, unit=self.unit, low=self.low, high=self.high, note=note)
        return replace(value, finding=self._finding(number))

    def _finding(self, number: float) -> Finding:
        width = (self.high or 0) - (self.low or 0)
        if self.low is not None and number < self.low:
            return Finding.CRITICAL_LOW if number < self.low - _FAR * width else Finding.LOW
        if self.high is not None and number > self.high:
            return Finding.CRITICAL_HIGH if number > self.high + _FAR * width else Finding.HIGH
        return Finding.NORMAL


HAEMOGLOBIN = Measure("Гемоглобин", "г/л", 120, 150)
ERYTHROCYTES = Measure("Эритроциты", "×10¹²/л", 3.8, 5.1)
LEUKOCYTES = Measure("Лейкоциты", "×10⁹/л", 4.0, 9.0)
PLATELETS = Measure("Тромбоциты", "×10⁹/л", 150, 400)
ESR = Measure("СОЭ", "мм/ч", 2, 20)
FERRITIN = Measure("Ферритин", "мкг/л", 15, 150)
GLUCOSE = Measure("Глюкоза", "ммоль/л", 3.9, 6.1)
CHOLESTEROL = Measure("Холестерин общий", "ммоль/л", None, 5.2)
LDL = Measure("Холестерин ЛПНП", "ммоль/л", None, 3.0)
HDL = Measure("Холестерин ЛПВП", "ммоль/л", 1.2, None)
CREATININE = Measure("Креатинин", "мкмоль/л", 44, 80)
POTASSIUM = Measure("Калий", "ммоль/л", 3.5, 5.1)
TSH = Measure("ТТГ", "мЕд/л", 0.4, 4.0)

BLOOD = "Общий анализ крови"


def blood(
    haemoglobin: float, erythrocytes: float, leukocytes: float, platelets: float, esr: float
) -> tuple[ResultValue, ...]:
    return (
        HAEMOGLOBIN.of(haemoglobin),
        ERYTHROCYTES.of(erythrocytes),
        LEUKOCYTES.of(leukocytes),
        PLATELETS.of(platelets),
        ESR.of(esr),
    )


def word(name: str, text: str, usual: str, finding: Finding = Finding.NORMAL) -> ResultValue:
    """A value that is told in words."""
    return ResultValue(name, text=text, range_text=usual, finding=finding)
