"""What may be set, read once and passed in; nothing reads the environment later."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Settings:
    """The limits and choices of one run, each with the reason for its default."""

    # A newspaper's longest page is under 1 MB; 20 MB leaves room for scanned PDFs.
    max_file_bytes: int = 20_000_000
    # An e-mail that nests deeper or unfolds wider than this is a bomb, not a report.
    max_mail_parts: int = 200
    max_mail_depth: int = 12
    # Real mail headers stay under some 20 kB, with every relay and signature in them.
    max_header_bytes: int = 65_536
    # A long book; the parser of sentences takes no more at once.
    max_text_chars: int = 1_000_000
    # A question is a sentence; longer than this it is a document in the wrong place.
    max_question_chars: int = 2_000
    # Half-life of a judgement's weight in days (doctrine 4: 14 in crisis, 45 otherwise).
    half_life_days: float = 45.0
    # Weak prior for "will X enter the war in the window": shown with every answer.
    prior: float = 0.10
    # Weight of the prior against one full-weight independent origin.
    prior_weight: float = 0.25
    # A prior the question itself gives weighs prior_holds / n times that, n the independent
    # origins: as much as one origin against a lone voice, a quarter from four on.
    prior_holds: float = 4.0
    # Random draws behind an interval; the seed makes the desk deterministic.
    draws: int = 4000
    seed: int = 20220224
