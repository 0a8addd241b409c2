"""Commands that take free text: what begins with a hyphen may be text too, as in `danvan search '-covid "hội nghị"'`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import click


def joined(context: click.Context, parameter: click.Parameter, value: tuple[str, ...]) -> str:
    """Callback of an argument of any number of words, quoted together or not: one text."""
    return " ".join(value)


class FreeText(click.Command):
    """A command whose arguments may begin with a hyphen. What looks like an option with a long name is one, known or not."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Puts free text behind `--`, where click takes it as it stands."""
        options = {name: one for one in self.get_params(ctx) if isinstance(one, click.Option) for name in (*one.opts, *one.secondary_opts)}
        return super().parse_args(ctx, texts_last(args, options))


def texts_last(args: Sequence[str], options: Mapping[str, click.Option]) -> list[str]:
    """The options with their values, then `--` and all other arguments in their order."""
    first: list[str] = []
    texts: list[str] = []
    waiting = iter(args)
    for arg in waiting:
        option = options.get(arg)
        if arg == "--":
            texts += waiting
        elif option is not None:
            first.append(arg)
            if not option.is_flag and not option.count:
                value = next(waiting, None)
                if value is None:
                    return list(args)  # click says that the last option lacks its value
                first.append(value)
        elif arg.startswith("--") and arg[2:3].isalpha():
            first.append(arg)  # --limit=5, or "--limt", of which click says what it may be
        else:
            texts.append(arg)
    return [*first, "--", *texts] if texts else first
