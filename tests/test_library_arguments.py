"""What the library says of arguments of another type than it takes."""

from typing import Any

import pytest

from extractor import Extractor, dates


@pytest.mark.parametrize(("text", "type_"), [(None, "NoneType"), (b"Shells fell.", "bytes")], ids=["nothing", "bytes"])
def test_a_text_that_is_no_string_is_told_in_one_line(text: Any, type_: str) -> None:
    with pytest.raises(TypeError, match=rf"^the text must be a str, not {type_} \(bytes: decode them first\)$"):
        Extractor()(text)


def test_a_date_that_is_no_date_is_told_in_one_line() -> None:
    day: Any = "2020-11-18"
    with pytest.raises(TypeError, match=r"^the day of publication must be a datetime\.date, not str$"):
        dates("on Tuesday", published=day)
