"""How the guide goes: its screens in order, what each says, asks, and where each choice leads."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from threshold.guide.choices import AT_THE_GATE, CHOICES

MOST_TAPS = 8
STEPS = 4
LAST = ("body", "officers", "answered")  # what every record asks in the end (care, sentence 18)

RAISES: Mapping[str, tuple[str, ...]] = {
    "come_inside": ("AC 4-210(b)", "AC 10-178(c)"),
    "use_lot": ("EO13 s.3",),
    "information": (),
    "help": ("AC 10-178(c)",),
    "papers": ("AC 4-210(b)",),
    "from_afar": ("EO13 s.3",),
    "unknown": ("EO13 s.3", "AC 4-210(b)", "AC 10-178(c)"),
}
"""Which norms' facts are asked about, by what officers want. Counsel weighs all of them whatever was asked."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One button of a question: the field and value it keeps, its words, the screen it leads to.

    `then` is a sentence that the next screen says first and largest; `on_paper` is where it leads without script.
    """

    words: str
    to: str
    field: str = ""
    value: str = ""
    then: str = ""
    on_paper: str = ""

    @property
    def anchor(self) -> str:
        """The section of the page it leads to without script: what follows then is the form for paper."""
        return self.on_paper or ("record" if self.to == "facts" else self.to)


@dataclass(frozen=True, slots=True)
class Screen:
    """One screen: the step it belongs to, its heading, the sentence said largest, others, the question and choices."""

    id: str
    step: int
    heading: str
    say: str = ""
    sentences: tuple[str, ...] = ()
    question: str = ""
    choices: tuple[Choice, ...] = ()
    after: tuple[str, ...] = ()  # sentences below the choices
    asides: tuple[Choice, ...] = ()  # quieter ways on: a branch, a help
    emphasis: str = "counsel"  # whom the call button is for: counsel, or danger first


def _choices(field: str, to: str, **elsewhere: str) -> tuple[Choice, ...]:
    """Every value of a field, leading to one screen but for those named."""
    return tuple(Choice(f"choices.{field}.{value}", elsewhere.get(value, to), field, value) for value in CHOICES[field])


def _only(field: str, to: str, *values: str, **elsewhere: str) -> tuple[Choice, ...]:
    return tuple(one for one in _choices(field, to, **elsewhere) if one.value in values)


KIND = (
    Choice("choices.kind.judge", "facts", "kind", "judge", then="s7", on_paper="judge"),
    *_only("kind", "facts", "no_judge", "cannot_tell"),
)
ABOUT = (
    Choice("choices.about.status", "say", "about", "status", then="s14"),
    *_only("about", "say", "other", "unknown"),
    Choice("choices.about.records", "say", "about", "records", then="s12"),
)
GO_ON = Choice("buttons.go_on", "say")


def _fact(field: str) -> Screen:
    """A question that a norm turns on and the eye can answer."""
    return Screen(field, 4, "labels.record", "s8", question=f"questions.{field}", choices=_choices(field, "facts"))


SCREENS: tuple[Screen, ...] = (
    Screen(
        "want", 1, "labels.here", "s1", ("s2", "s17"), "questions.want",
        (
            *_only("want", "say", "come_inside", "use_lot", "information", information="about"),
            Choice("choices.other.else", "else"),
        ),
        asides=(Choice("buttons.own", "own"), Choice("labels.always", "always")), emphasis="danger",
    ),
    Screen(
        "else", 1, "labels.here", "s2", (), "questions.else",
        _only("want", "say", "help", "papers", "from_afar", "unknown", from_afar="facts"),
    ),
    Screen("about", 1, "labels.here", "s13", ("s14",), "questions.about", ABOUT),
    Screen(
        "say", 2, "labels.say_this", "s3", ("s5",), "questions.paper",
        _choices("paper", "facts", yes="kind", screen="kind"), ("s8", "s4"),
        (
            Choice("buttons.they_leave", "leave", "happened", "did_not_wait"),
            Choice("buttons.emergency", "emergency", "happened", "emergency"),
        ),
    ),
    Screen("leave", 2, "choices.happened.did_not_wait", "s8", ("s2",), choices=(GO_ON,)),
    Screen("emergency", 2, "choices.happened.emergency", "s9", ("s1",), choices=(GO_ON,)),
    Screen(
        "kind", 3, "labels.call", "s6", ("s7",), "questions.kind", KIND, asides=(Choice("buttons.looks", "looks"),),
    ),
    Screen("looks", 3, "buttons.looks", "s6", (), "questions.kind", KIND),
    Screen("judge", 3, "choices.kind.judge", "s7", choices=(Choice("buttons.go_on", "facts"),)),
    *(_fact(field) for field in AT_THE_GATE),
    Screen("body", 4, "labels.record", "s4", ("s19",), "questions.body", _choices("body", "officers")),
    Screen("officers", 4, "labels.record", "s8", (), "questions.officers", _choices("officers", "answered")),
    Screen("answered", 4, "labels.record", "s3", ("s18",), "questions.answered", _choices("answered", "done")),
)  # fmt: skip
MORE = ("identification", "signed", "named", "dated", "how", "happened", "capacity")
"""What may be said besides, on the last screen, by whoever has the time."""
ALWAYS = (("people", ("s10", "s11", "s15")), ("record", ("s12", "s18", "s19")), ("you", ("s16", "s20")))
"""What holds whatever they want, under its heading."""
PROCEDURES: Mapping[str, tuple[str, ...]] = {
    "education": ("doe",),
    "hospitals": ("health-and-hospitals",),
    "police": ("nypd",),
    "correction": ("doc",),
    "probation": ("dop",),
}
"""Posts with their own procedures, and the bodies they are at (care, section 2)."""


def sentences_used() -> set[str]:
    """Every sentence that stands somewhere on the page."""
    said = {s for screen in SCREENS for s in (screen.say, *screen.sentences, *screen.after)}
    said |= {choice.then for screen in SCREENS for choice in screen.choices}
    return (said | {s for _heading, group in ALWAYS for s in group}) - {""}
