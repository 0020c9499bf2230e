"""Putting the open questions of a file to the user at a terminal."""

import sys
from collections.abc import Callable

from rich.console import Console
from rich.text import Text

from outsidein.listen import Ask, Question


def interactive() -> bool:
    """Whether somebody sits at a terminal and can be asked."""
    # A stream that was closed before the start (`<&-`) is None.
    streams = (sys.stdin, sys.stderr)
    return all(stream is not None and stream.isatty() for stream in streams)


def asker(console: Console, before: Callable[[], None]) -> Ask:
    """A function that asks and returns the answer; `before` clears the screen of a running bar."""

    def ask(question: Question) -> str | None:
        before()
        where = question.source + (f', column "{question.column}"' if question.column else "")
        console.print(Text(f"\n{where}", style="bold"))
        console.print(Text(f"{question.text} {question.evidence}".strip()))
        for number, choice in enumerate(question.choices, 1):
            console.print(Text(f"  {number}  {choice.meaning}"))
        console.print(Text("  Enter  I do not know (what depends on it is left out)"))
        while True:
            try:
                reply = console.input("> ").strip()
            except EOFError:
                return None
            if not reply:
                return None
            found = chosen(question, reply)
            if found is not None:
                return found
            console.print(Text(f"Give a number from 1 to {len(question.choices)}, or Enter."))

    return ask


def chosen(question: Question, reply: str) -> str | None:
    """The answer that a reply stands for: its number, or the answer itself."""
    answers = [choice.answer for choice in question.choices]
    if reply in answers:
        return reply
    if reply.isdecimal() and reply.isascii() and 1 <= int(reply) <= len(answers):
        return answers[int(reply) - 1]
    return None
