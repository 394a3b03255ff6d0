"""`python -m vedette` is the command line."""

from vedette.faces.cli.main import run

run()
