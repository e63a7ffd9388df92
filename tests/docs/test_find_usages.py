"""The page on usages lists every kind of evidence as the code has it."""

from __future__ import annotations

import re

from strandline.usages.evidence import FACTS
from support.repository import ROOT

PAGE = ROOT / "docs" / "how-to" / "find-usages.md"
ROW = re.compile(r"^\| `([a-z-]+)` \| (\d) \| (.+) \|$", re.MULTILINE)


def test_the_page_holds_every_kind_of_evidence() -> None:
    told = ROW.findall(PAGE.read_text(encoding="utf-8"))
    assert told == [(kind.value, str(fact.rank), fact.reason) for kind, fact in FACTS.items()]
