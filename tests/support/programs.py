"""Stands in for programs that may not be installed: small scripts in a folder to have as PATH."""

from __future__ import annotations

from pathlib import Path


def put_program(folder: Path, name: str, script: str) -> Path:
    """A program that runs a few lines of sh; only what the lines name with a path is there."""
    folder.mkdir(parents=True, exist_ok=True)
    program = folder / name
    program.write_text(f"#!/bin/sh\n{script}\n", "utf-8")
    program.chmod(0o755)
    return program


PANDOC = """\
if [ "$1" = --version ]; then echo "pandoc {version}"; exit 0; fi
echo "$@" >> "$HOME/called"
case "$*" in *--sandbox*) {in_sandbox} ;; esac
/bin/cat > "$HOME/page.html"
printf 'fil\\000\\377'
"""


def pandoc(version: str = "3.1.2", in_sandbox: str = ":") -> str:
    """A pandoc that notes how it was called and what came in, and makes a file of six bytes."""
    return PANDOC.format(version=version, in_sandbox=in_sandbox)
