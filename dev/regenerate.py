"""Write the packs' migration files anew from their frozen versions, as the renderers are now.

For use while the product itself is unreleased: a released script never changes. CI compares the
committed files with what this would write.
"""

from __future__ import annotations

import sys
from pathlib import Path

from strandline.packs.registry import get_pack, pack_names
from strandline.plan.seal import SEAL_FILE, SealLine, chain_seals, sealed, write_seals
from strandline.services.component import ComponentFolder
from strandline.services.release import regenerate


def main() -> int:
    for name in pack_names():
        for component, directory in get_pack(name).components:
            count = regenerate_component(directory)
            print(f"{name}/{component}: {count} files")
    return 0


def regenerate_component(directory: Path) -> int:
    """Rewrite all migration files and the seal of one component; return how many there are."""
    folder = ComponentFolder(directory)
    seals: list[SealLine] = []
    wanted: set[str] = set()
    for label in folder.labels:
        for name, text in regenerate(folder, label).items():
            path = directory / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
            wanted.add(path.name)
            if name.endswith(".sql"):
                seals.append(sealed(path.name, text))
    for path in (directory / "migrations").iterdir():
        if path.name not in wanted and path.name != SEAL_FILE:
            path.unlink()
    seal = directory / "migrations" / SEAL_FILE
    seal.write_text(write_seals(chain_seals(seals)), encoding="utf-8", newline="\n")
    return len(wanted)


if __name__ == "__main__":
    sys.exit(main())
