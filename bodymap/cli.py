"""The command line. Each command reads, calls one pure function, and prints; bad input ends with one sentence."""

from pathlib import Path
from typing import Annotated, cast

import typer

from bodymap.commands import (
    assess,
    atlas,
    cohort,
    compare,
    evaluate,
    exchange,
    library,
    locate,
    paper,
    pictures,
    worksheet,
)
from bodymap.files.problems import BodymapError
from bodymap.ui.options import options_of
from bodymap.ui.told import BAD_INPUT, told

app = typer.Typer(
    name="bodymap",
    help="Paint where it hurts; see which lumbar and sacral nerve roots the picture fits, and why.\n\n"
    "For education and documentation, not diagnosis. Without a command the window opens.\n\n"
    "Examples:\n\n"
    "  bodymap --mode patient --theme light\n\n"
    "  bodymap --open visit.bodymap --screenshot window.png\n\n"
    "  bodymap assess case.yaml --json\n\n"
    "  bodymap evaluate cases.yaml\n\n"
    "  bodymap locate back -40 1010\n\n"
    "  bodymap locate --landmark medial_malleolus --side R\n\n"
    "  bodymap render visit.bodymap -o visit.pdf\n\n"
    "  bodymap report visit.bodymap -o report.pdf --clinician\n\n"
    "  bodymap atlas check",
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    add_completion=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

USAGE = cast("type[typer.BadParameter]", typer.BadParameter.__mro__[1])
"""What Typer raises when the words of a command are not understood; it has no public name."""


def main() -> None:
    """Run the command line; exit 2 with one sentence on bad input."""
    told(run)


def run() -> None:
    """Do what the words ask for. Typer's own complaints, which take four lines, in one sentence; the help it shows by itself as it is."""
    try:
        status = app(prog_name="bodymap", standalone_mode=False)
    except USAGE as problem:
        words = problem.format_message().rstrip(".")
        if "\n" in words:  # a group without a command: its help
            problem.show()
            raise SystemExit(BAD_INPUT) from problem
        path = problem.ctx.command_path if problem.ctx else "bodymap"
        see = " See" if words.endswith("?") else "; see"
        raise BodymapError(f"{words[:1].lower()}{words[1:]}{see} {path} --help") from problem
    raise SystemExit(status or 0)


@app.callback(invoke_without_command=True)
def window(
    context: typer.Context,
    mode: Annotated[
        str, typer.Option(help="consultation, patient or classroom; consultation if none is named")
    ] = "",
    theme: Annotated[
        str, typer.Option(help="light, dark or contrast; else as last time or as the system")
    ] = "",
    lang: Annotated[
        str,
        typer.Option(help="language of the window: en or fr; es, de, pt and ar for the patient and warnings"),
    ] = "",
    size: Annotated[str, typer.Option(help="size of the window in pixels, as 1280x800")] = "",
    open: Annotated[Path | None, typer.Option(help="drawing to open")] = None,
    screenshot: Annotated[Path | None, typer.Option(help="draw the window, save it as PNG, exit")] = None,
) -> None:
    """Open the window (when no command is given)."""
    if context.invoked_subcommand is not None:
        return
    options = options_of(mode, theme, lang, size, open, screenshot)
    from bodymap.ui.start import start

    raise typer.Exit(start(options))


for commands in (
    assess,
    evaluate,
    locate,
    pictures,
    atlas,
    cohort,
    compare,
    exchange,
    library,
    paper,
    worksheet,
):
    commands.add_commands(app)
