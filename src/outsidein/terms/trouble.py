"""An error a user can mend: what is wrong, where, and what to do."""


class Trouble(Exception):
    """Bad input: file, line and column where known, and always a remedy.

    The command line prints it without a traceback and ends with exit code 2.
    """

    def __init__(
        self,
        message: str,
        *,
        remedy: str = "",
        source: str | None = None,
        line: int | None = None,
        column: str | None = None,
    ) -> None:
        super().__init__(message)
        self.message = message
        self.remedy = remedy
        self.source = source
        self.line = line
        self.column = column

    @property
    def place(self) -> str:
        """`file, line 3, column "x"`, as far as it is known."""
        parts = [
            self.source,
            f"line {self.line}" if self.line is not None else None,
            f'column "{self.column}"' if self.column is not None else None,
        ]
        return ", ".join(part for part in parts if part)

    def __str__(self) -> str:
        text = f"{self.place}: {self.message}" if self.place else self.message
        return f"{text} {self.remedy}".strip()


class Troubles(Trouble):
    """Several troubles of one file, told at once."""

    def __init__(self, troubles: list[Trouble]) -> None:
        first = troubles[0]
        super().__init__(
            first.message,
            remedy=first.remedy,
            source=first.source,
            line=first.line,
            column=first.column,
        )
        self.all = tuple(troubles)

    def __str__(self) -> str:
        return "\n".join(str(trouble) for trouble in self.all)
