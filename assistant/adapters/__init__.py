"""Everything that touches a vendor, a file format or a disk; the domain packages know none of it."""
