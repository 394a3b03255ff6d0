"""Every way the desk can refuse, each a sentence the analyst can act on.

No exit status and no HTTP code here: a face keeps one table from error to status.
"""


class VedetteError(Exception):
    """The root: the text of every child is one sentence that says what to do."""


class BadLikelihood(VedetteError):
    """A range of probability is not inside 0 to 1 or is upside down."""


class BadSpan(VedetteError):
    """Two offsets do not make a stretch of text."""


class BadQuestion(VedetteError):
    """A question has no actor, act or sense that can be read from it."""


class BadQuestionFile(VedetteError):
    """A question file has an unknown key, a wrong type, or an order that contradicts itself."""


class BadPassage(VedetteError):
    """A line handed to the reader is no JSON object with `doc` and `text`."""


class NothingToRead(VedetteError):
    """The folder, files or standard input held no document at all."""


class NoSuchInput(VedetteError):
    """A named file or folder is not there."""


class BadDoctrine(VedetteError):
    """A table of words, scales or sources contradicts itself."""


class BadDate(VedetteError):
    """A date handed in is not a date."""


class BadResolution(VedetteError):
    """A question cannot be resolved so, or is scored before it is resolved."""


class BadForm(VedetteError):
    """A brief is asked for in a form that does not exist."""


class NoSuchId(VedetteError):
    """An id names nothing on this desk."""


class NoDesk(VedetteError):
    """There is no desk at the place named."""


class DeskExists(VedetteError):
    """A desk is there already and is not made twice."""


class DeskTooNew(VedetteError):
    """The desk was made by a newer version of vedette."""


class DeskDamaged(VedetteError):
    """The desk file is no SQLite file or its tables are not ours."""


class DeskBusy(VedetteError):
    """Another vedette is writing to this desk."""


class Uncited(VedetteError):
    """A sentence of a brief has no citation."""


class MixedSentence(VedetteError):
    """A sentence of a brief states likelihood and confidence together."""


class CannotWrite(VedetteError):
    """The output file cannot be written where it was asked for."""


class Refused(VedetteError):
    """A file is not read: why, and what to do; the others go on."""

    def __init__(self, reason: str, *, outcome: str = "quarantine") -> None:
        super().__init__(reason)
        self.outcome = outcome
