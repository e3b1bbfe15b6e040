"""How the fields of a form become the design system's: classes, what describes them, and what is wrong, in words."""

from __future__ import annotations

from dataclasses import dataclass

from django import forms, template
from django.forms.boundfield import BoundField, BoundWidget
from django.utils.safestring import SafeString
from django.utils.translation import gettext

register = template.Library()
INPUT = "usa-input"
CLASSES: tuple[tuple[type[forms.Widget], str], ...] = (
    (forms.CheckboxInput, "usa-checkbox__input"),
    (forms.Select, "usa-select"),
    (forms.Textarea, "usa-textarea"),
    (forms.Widget, INPUT),
)


@dataclass(frozen=True, slots=True)
class Wrong:
    """One thing to put right: the words, and the id of the control they are about."""

    target: str
    words: str


@register.filter
def has_choices(field: BoundField) -> str:
    """The class of a field shown as several ticks or rounds, or "" for one control."""
    if isinstance(field.field.widget, forms.CheckboxSelectMultiple):
        return "usa-checkbox"
    return "usa-radio" if isinstance(field.field.widget, forms.RadioSelect) else ""


@register.filter
def is_tick(field: BoundField) -> bool:
    """Whether a field is one box to tick."""
    return isinstance(field.field.widget, forms.CheckboxInput)


@register.filter
def control(field: BoundField) -> SafeString:
    """The field's control in the design system's class; Django ties it to its hint and its error."""
    widget = field.field.widget
    kind = next(name for of, name in CLASSES if isinstance(widget, of))
    classes = [kind, *(["usa-input--error"] if field.errors else []), widget.attrs.get("class", "")]
    return field.as_widget(attrs={"class": " ".join(filter(None, classes))})


@register.filter
def choice_control(one: BoundWidget) -> SafeString:
    """One round or box among several, without its label."""
    kind = "radio" if one.data["type"] == "radio" else "checkbox"
    one.data["attrs"] = {**one.data["attrs"], "class": f"usa-{kind}__input"}
    return one.tag()


@register.filter
def described(field: BoundField) -> str:
    """The ids of a group's hint and error, for the group itself."""
    told = [("_helptext", field.help_text), ("_error", field.errors)]
    return " ".join(f"{field.auto_id}{end}" for end, there in told if there)


@register.filter
def wrongs(form: forms.BaseForm) -> list[Wrong]:
    """Everything to put right, in the form's own sequence; what is about no one field comes first."""
    found = [Wrong("", str(error)) for error in form.non_field_errors()]
    for field in form:
        for error in field.errors:
            words = gettext("%(field)s: %(error)s") % {"field": field.label, "error": error}
            found.append(Wrong(reached(field), words))
    return found


def reached(field: BoundField) -> str:
    """The id a link leads to: the control, or the first of several."""
    return f"{field.auto_id}_0" if has_choices(field) else str(field.id_for_label)
