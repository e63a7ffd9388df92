"""What the water pack adds to the command line."""

from __future__ import annotations

from strandline.packs.commands import Kind, PackCommand, Parameter

_OVERRIDES = (
    Parameter(
        name="zone",
        help="Zone of times that name none, such as America/Toronto; default: the mapping's.",
    ),
    Parameter(
        name="fold",
        choices=("infer", "first", "second", "refuse"),
        help="Which of the two a local time of the hour that comes twice is; infer reads the order "
        "of the lines; default: the mapping's, else infer.",
    ),
    Parameter(
        name="delimiter",
        help="What parts the columns: comma, semicolon, tab, pipe or one character.",
    ),
    Parameter(name="encoding", help="Encoding of the files, such as utf-8, utf-16 or latin-1."),
)

commands = (
    PackCommand(
        name="import",
        summary="Import values from text files: delimited text, s::can .par and .fp.",
        run="strandline.packs.water.services.importing:run_import",
        needs="1.7.0",
        parameters=(
            Parameter(
                name="files",
                help="The files; those that begin earlier are read first.",
                kind=Kind.FILE,
                argument=True,
                required=True,
                many=True,
            ),
            Parameter(
                name="mapping",
                help="YAML file that says which column is which series.",
                kind=Kind.FILE,
                required=True,
            ),
            *_OVERRIDES,
            Parameter(
                name="dry_run",
                help="Read everything, resolve every route, write nothing.",
                kind=Kind.FLAG,
                default=False,
            ),
            Parameter(
                name="from_watermark",
                opposite="--all",
                help="Leave alone what is not later than the last stored value of its series; "
                "--all sends every row.",
                kind=Kind.FLAG,
                default=True,
            ),
            Parameter(name="since", help="Leave alone what is earlier than this time."),
            Parameter(
                name="conflict",
                choices=("overwrite", "keep", "reject"),
                default="overwrite",
                help="What happens where another value is stored already.",
            ),
        ),
    ),
    PackCommand(
        name="mapping",
        summary="Write a first mapping file for `import` from the header of a file.",
        run="strandline.packs.water.services.mapping_draft:run_mapping",
        database=False,
        parameters=(
            Parameter(
                name="file",
                help="The file whose header is read.",
                kind=Kind.FILE,
                argument=True,
                required=True,
            ),
            Parameter(
                name="to",
                help="Where the mapping is written; default: printed. A file that exists is kept.",
                kind=Kind.FILE,
            ),
            Parameter(name="equipment", help="Identifier or id of the instrument."),
            *_OVERRIDES,
        ),
    ),
)
