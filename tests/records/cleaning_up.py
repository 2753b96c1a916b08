"""Wait until whoever started this is gone, however it went, then stop its PostgreSQL and remove its folder.

``cleaning_up.py PG_CTL HOME``: a test process may be ended before it can clean up after itself.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path


def main(pg_ctl, home):
    sys.stdin.read()  # ends when the other end of the pipe is closed
    owner = home.stat()
    user = {"user": owner.st_uid, "group": owner.st_gid, "extra_groups": []} if os.geteuid() == 0 else {}
    command = [pg_ctl, "-D", str(home / "data"), "-w", "-m", "immediate", "stop"]
    subprocess.run(command, cwd="/", stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, **user)
    shutil.rmtree(home)


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
