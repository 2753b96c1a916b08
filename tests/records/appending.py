"""A process that appends records and says each time which one is on the disk: ``appending.py FOLDER PREFIX [COUNT]``."""

import itertools
import sys
from pathlib import Path

from assistant.adapters.sql.engine import open_engine
from assistant.adapters.sql.ledger import SqlLedger
from tools.bench_parts.made_up_records import keep_definitions, made_up_record


def main(url, prefix, count):
    ledger = SqlLedger(open_engine(url if "://" in url else f"sqlite:///{Path(url) / 'records.db'}"))
    keep_definitions(ledger)
    for number in itertools.count(1) if count is None else range(1, count + 1):
        sealed = ledger.append(made_up_record(number, id=f"{prefix}-{number}"))
        print(f"{prefix}-{number} {sealed.sequence} {sealed.sha256}", flush=True)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]) if len(sys.argv) > 3 else None)
