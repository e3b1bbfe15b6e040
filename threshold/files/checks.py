"""Whether a file can be taken: not empty, not too long, of a kind that is taken, and named for what it is."""

from __future__ import annotations

import re
import unicodedata
from pathlib import PurePosixPath
from typing import BinaryIO

from django.conf import settings
from django.utils.translation import gettext

from threshold.core.answers import Refused
from threshold.core.words import Sentence, Value, gettext_noop
from threshold.files import media
from threshold.files.containers import Damaged, HasMacros, HasPassword, office
from threshold.files.media import MediaType
from threshold.files.sizes import size_in_words

HEAD = 16_384
LONGEST_NAME = 150
FIELD = "file"
EMPTY = gettext_noop(
    "This file is empty: it has no bytes. Check that it is the right one and that it was saved, then send it again."
)
TOO_BIG = gettext_noop(
    "This file has {size}. The most taken here is {limit}. "
    "Save it with smaller pictures, or divide it into parts, and send those."
)
LIES = gettext_noop(
    "The name ends in “{ending}”, but the file looks like {kind}. Check that it is the right file. If it is, give it "
    "a name that ends in “{right}” and send it again."
)
ANOTHER_KIND = gettext_noop("This file looks like {kind}, which is not taken here. Taken are {taken}.")
UNKNOWN = gettext_noop("It cannot be told what kind of file this is. Taken are {taken}.")
MACROS = gettext_noop(
    "This document holds macros, which can run things. Save it without them, or as PDF, and send that."
)
PASSWORD = gettext_noop("This document is shut with a password. Save it without one, or as PDF, and send that.")
DAMAGED = gettext_noop(
    "This file looks like {kind}, but is damaged or cut off. Open it to check it, save it again, and send that."
)


def check(file: BinaryIO, size: int, name: str) -> MediaType:
    """What kind of file this is. Raises Refused, in words for whoever sent it, when it cannot be taken."""
    if size == 0:
        raise _refused(EMPTY)
    if size > settings.FILE_LIMIT:
        raise _refused(TOO_BIG, size=size_in_words(size), limit=size_in_words(settings.FILE_LIMIT))
    found = _found(file, ending(name))
    if ending(name) and ending(name) not in found.endings:
        raise _refused(LIES, ending=ending(name), kind=gettext(found.says), right=found.endings[0])
    return found


def damaged(kind: MediaType) -> Refused:
    """What is said of a picture that does not hold together."""
    return _refused(DAMAGED, kind=gettext(kind.says))


def clean_name(name: str) -> str:
    """A name as it may be kept and shown: no folders, nothing that turns or hides letters, not too long."""
    last = PurePosixPath(name.replace("\\", "/")).name
    shown = "".join(letter for letter in unicodedata.normalize("NFC", last) if unicodedata.category(letter)[0] != "C")
    tidy = re.sub(r"\s+", " ", shown).strip(" .")
    stem, end = tidy.removesuffix(_last_part(tidy)), _last_part(tidy)
    return stem[: LONGEST_NAME - len(end)] + end


def ending(name: str) -> str:
    """The ending a name has, such as `.pdf`, in small letters; empty when it has none."""
    return _last_part(clean_name(name)).lower()


def _last_part(name: str) -> str:
    found = re.search(r"(?<=.)\.[A-Za-z0-9]{1,10}$", name)
    return found.group() if found else ""


def taken_in_words() -> str:
    """Every kind that is taken, with commas between."""
    return ", ".join(gettext(kind.says) for kind in media.TAKEN)


def _found(file: BinaryIO, end: str) -> MediaType:
    """The kind of file by its content, told apart by the ending only where content is the same. Raises Refused."""
    file.seek(0)
    head = file.read(HEAD)
    if kind := media.begins_as(head):
        return kind
    if head.startswith(media.ZIP):
        return _office(file)
    words = media.is_text(file)
    if says := media.words_not_taken(head) if words else media.not_taken(head):
        raise _refused(ANOTHER_KIND, kind=gettext(says), taken=taken_in_words())
    if words:
        return _words(head, end)
    raise _refused(UNKNOWN, taken=taken_in_words())


def _office(file: BinaryIO) -> MediaType:
    try:
        kind = office(file)
    except HasMacros:
        raise _refused(MACROS) from None
    except HasPassword:
        raise _refused(PASSWORD) from None
    except Damaged:
        raise _refused(DAMAGED, kind=gettext("a packed folder or an Office document")) from None
    if kind is None:
        raise _refused(ANOTHER_KIND, kind=gettext("a packed folder"), taken=taken_in_words())
    return kind


def _words(head: bytes, end: str) -> MediaType:
    named = next((kind for kind in media.WORDS if end in kind.endings), media.TEXT)
    return media.TEXT if named == media.MAIL and not media.is_mail(head) else named


def _refused(template: str, **values: Value) -> Refused:
    return Refused(Sentence(template, values), field=FIELD)
