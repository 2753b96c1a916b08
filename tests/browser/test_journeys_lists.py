"""Making and working a checklist in a real browser."""

from seats import in_each_way


@in_each_way
def test_make_a_checklist_tick_assign_note_and_download(place, way):
    """Asked page by page, shown by when and by who, worked, and taken along in every format."""
    di = place.seat("Di", way).open("/cases").press("Open a case", "submit").press("The checklist")
    di.press("Make").type("Day", "5").type("Month", "6").type("Year", "2020").press("Continue").press("Continue")
    assert "Choose at least one process" in di.says
    di.choose("Yes").press("Continue").press("Continue").press("Continue").press("Make the list")

    di.press("By who").press("Mark as done: Warn the neighbours", key="Space")
    assert "1 of 1 items are done" in di.says and "Open again: Warn the neighbours" in di.says
    di.press("Assign or note: Warn the neighbours").type("Who takes it", "the second guest").press("Assign", "submit")
    di.press("Assign or note: Warn the neighbours").type("Note", "They have a dog.").press("Keep the note")
    assert "The second guest" in di.says and "They have a dog." in di.says
    assert di.download("Word").endswith(".docx") and di.download("Calendar").endswith(".ics")


@in_each_way
def test_make_a_checklist_without_a_case_and_forget_it(place, way):
    """Anybody may; it is shown and downloaded, and kept nowhere."""
    ed = place.seat("Ed", way).press("Checklist").press("Continue").choose("Yes").press("Continue")
    ed.press("Continue").press("Continue").press("Change what runs beside the review").press("Continue")
    assert "Check what the list is made for" in ed.says
    ed.press("Show the list")
    assert ed.download("Spreadsheet (Excel)").endswith(".xlsx")

    ed.press("Change what it is made for").press("Forget all of this and begin again")
    assert "When was it?" in ed.says
