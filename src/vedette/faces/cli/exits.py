"""One table from error to exit status; a test walks every error class."""

from vedette import errors
from vedette.errors import VedetteError

# 2 is the shell's word for a wrong call (typer uses it); 1 is what nobody foresaw.
EXIT_CODES: dict[type[VedetteError], int] = {
    errors.NoSuchInput: 3,
    errors.NothingToRead: 4,
    errors.BadQuestion: 5,
    errors.BadQuestionFile: 6,
    errors.BadPassage: 7,
    errors.BadDate: 8,
    errors.NoSuchId: 9,
    errors.NoDesk: 10,
    errors.DeskExists: 11,
    errors.DeskTooNew: 12,
    errors.DeskDamaged: 13,
    errors.DeskBusy: 14,
    errors.CannotWrite: 15,
    errors.Uncited: 16,
    errors.MixedSentence: 17,
    errors.BadDoctrine: 18,
    errors.BadLikelihood: 19,
    errors.BadSpan: 20,
    errors.Refused: 21,
    errors.BadForm: 22,
    errors.BadResolution: 23,
}


def exit_code(error: VedetteError) -> int:
    """The exit status of an error, by its own class or the nearest listed parent."""
    for klass in type(error).__mro__:
        if klass in EXIT_CODES:
            return EXIT_CODES[klass]
    return 1
