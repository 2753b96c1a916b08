"""Check an exported decision record: ``python check_export.py FILE --key PUBLIC_KEY_FILE``.

This file needs the standard library and ``cryptography``, and nothing else of the program it comes with: it may be
copied and run alone. It computes every digest in the export again, follows them to the signed checkpoint, and checks
its signature with the key it was given, not with the one in the export. It ends with 0 where all holds, with 4 where
something does not, and with 2 where a file cannot be used.
"""

from __future__ import annotations

import argparse
import base64
import hashlib
import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import load_pem_public_key

HOLDS, UNUSABLE, DOES_NOT_HOLD = 0, 2, 4


def problems(document: dict[str, Any], key: Ed25519PublicKey) -> Iterator[str]:
    """Everything in an export that does not hold."""
    record, head, checkpoint = document["record"], document["sha256"], document["checkpoint"]
    if _sha256(_canonical(record)) != document["record_sha256"]:
        yield "the record is not the one that was sealed"
    if _sha256(document["previous_sha256"] + document["record_sha256"]) != head:
        yield "the link of the record is not made of its digest and the link before"
    for number, link in enumerate(document["links"], document["sequence"] + 1):
        if _sha256(head + link["record_sha256"]) != link["sha256"]:
            yield f"link {number} does not follow the one before it"
        head = link["sha256"]
    pins = record["pins"] or {}
    for name in ("workflow_sha256", "calendar_sha256"):
        if pins and _sha256(document["definitions"].get(pins[name], "")) != pins[name]:
            yield f"the definition pinned as {name} is missing or is not the one that was pinned"
    if checkpoint is None:
        yield "no checkpoint covers the record: ask for one to be made, and for a new export"
        return
    if checkpoint["board"] != record["board"]:
        yield "the checkpoint is that of another board"
    if (checkpoint["head_sha256"], checkpoint["count"]) != (head, document["sequence"] + len(document["links"])):
        yield "the checkpoint is not over the chain that the export shows"
    if not _signed(checkpoint, key):
        yield "the checkpoint is not signed with the key that was given"


def _signed(checkpoint: dict[str, Any], key: Ed25519PublicKey) -> bool:
    signed = {name: value for name, value in checkpoint.items() if name != "signature"}
    try:
        key.verify(base64.b64decode(checkpoint["signature"], validate=True), _canonical(signed))
    except (InvalidSignature, ValueError):
        return False
    return True


def _canonical(value: object) -> bytes:
    return json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode("utf-8")


def _sha256(content: bytes | str) -> str:
    return hashlib.sha256(content.encode("utf-8") if isinstance(content, str) else content).hexdigest()


def main(arguments: Sequence[str]) -> int:
    """Check the file that the command line names, and say what was found."""
    parser = argparse.ArgumentParser(description="Check an exported decision record.")
    parser.add_argument("file", type=Path, help="the export, as `assistant record export` wrote it")
    parser.add_argument("--key", type=Path, required=True, help="the public key, known from elsewhere, in PEM")
    options = parser.parse_args(arguments)
    try:
        key = load_pem_public_key(options.key.read_bytes())
        if not isinstance(key, Ed25519PublicKey):
            raise TypeError
    except (OSError, ValueError, TypeError):
        return _say(UNUSABLE, f"{options.key}: not an Ed25519 public key in PEM")
    try:
        document = json.loads(options.file.read_text(encoding="utf-8"))
        found = list(problems(document, key))
        record, checkpoint = document["record"], document["checkpoint"]
        name = f"record {record['id']} of {record['board']}, number {document['sequence']} of its chain"
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return _say(UNUSABLE, f"{options.file}: not an exported decision record")
    if found:
        return _say(DOES_NOT_HOLD, f"{name}, does not hold:", *(f"  {problem}" for problem in found))
    over = f"the checkpoint of {checkpoint['at']} over {checkpoint['count']} records"
    sys.stdout.write(f"{name}, is as it was sealed, and {over} covers it\n")
    return HOLDS


def _say(code: int, *lines: str) -> int:
    sys.stderr.write("\n".join(lines) + "\n")
    return code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
