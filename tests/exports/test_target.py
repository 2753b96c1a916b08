"""Where an export goes: whole or not at all, and nothing that should stay is replaced."""

import os
import resource
import signal
import stat
import sys
from pathlib import Path

import pytest

from assistant.errors import StorageFailed, UserError
from assistant.exports.target import put


def left_in(folder):
    return sorted(path.name for path in folder.iterdir())


def test_a_file_is_written_whole(tmp_path):
    put(b"crisps", tmp_path / "list.md", text=True)

    assert (tmp_path / "list.md").read_bytes() == b"crisps"
    assert left_in(tmp_path) == ["list.md"]


def test_a_file_that_is_there_is_replaced_through_a_link(tmp_path):
    """The link stays a link, and what it leads to is new."""
    (tmp_path / "real.md").write_bytes(b"old")
    (tmp_path / "link.md").symlink_to(tmp_path / "real.md")

    put(b"new", tmp_path / "link.md", text=True)

    assert (tmp_path / "link.md").is_symlink()
    assert (tmp_path / "real.md").read_bytes() == b"new"


def test_a_folder_is_no_target(tmp_path):
    with pytest.raises(UserError, match="is a folder: name a file"):
        put(b"x", tmp_path, text=True)


def test_a_device_is_not_replaced(tmp_path):
    """Neither is a pipe: what is there is no file that could be written anew."""
    os.mkfifo(tmp_path / "pipe")

    with pytest.raises(UserError, match="not a file that can be replaced"):
        put(b"x", tmp_path / "pipe", text=True)
    assert stat.S_ISFIFO((tmp_path / "pipe").stat().st_mode)


def test_a_read_only_file_stays_as_it_is(tmp_path):
    """Even for somebody who might write it all the same."""
    file = tmp_path / "kept.md"
    file.write_bytes(b"old")
    file.chmod(0o444)

    with pytest.raises(UserError, match="is read-only: name another file"):
        put(b"new", file, text=True)
    assert file.read_bytes() == b"old"


@pytest.mark.parametrize("name", ["missing/list.md", "file/list.md", "x" * 300])
def test_a_target_that_cannot_be_written_gets_one_line(tmp_path, name):
    (tmp_path / "file").write_bytes(b"")

    with pytest.raises(UserError) as refused:
        put(b"x", tmp_path / name, text=True)
    assert len(str(refused.value).splitlines()) == 1
    assert left_in(tmp_path) == ["file"]


def test_a_name_that_no_file_can_have_gets_one_line(tmp_path):
    with pytest.raises(UserError, match="not the name of a file"):
        put(b"x", tmp_path / "a\0b", text=True)


def test_a_link_that_leads_to_itself_gets_one_line(tmp_path):
    (tmp_path / "loop").symlink_to(tmp_path / "loop")

    with pytest.raises(UserError):
        put(b"x", tmp_path / "loop", text=True)


def test_a_disk_that_is_full_leaves_nothing_half_written(tmp_path):
    """What was there stays; the limit on a file's size stands for the disk."""
    (tmp_path / "list.md").write_bytes(b"old")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, before[1]))
    try:
        with pytest.raises(StorageFailed, match="cannot write"):
            put(b"x" * 2000, tmp_path / "list.md", text=True)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, handler)
    assert (tmp_path / "list.md").read_bytes() == b"old"
    assert left_in(tmp_path) == ["list.md"]


def test_without_a_target_it_goes_to_standard_output(capsysbinary):
    put(b"\x00bytes", None, text=False)

    assert capsysbinary.readouterr().out == b"\x00bytes"


def test_bytes_are_not_for_a_screen(monkeypatch):
    leader, follower = os.openpty()
    with os.fdopen(follower, "w") as screen:
        monkeypatch.setattr(sys, "stdout", screen)
        with pytest.raises(UserError, match="name a file with -o"):
            put(b"x", None, text=False)
    os.close(leader)


def test_standard_output_on_a_full_disk_gets_one_line(monkeypatch):
    with Path("/dev/full").open("w") as full:
        monkeypatch.setattr(sys, "stdout", full)
        with pytest.raises(StorageFailed, match="cannot write to standard output: No space left"):
            put(b"x", None, text=True)
        monkeypatch.undo()
        os.dup2(os.open(os.devnull, os.O_WRONLY), full.fileno())
