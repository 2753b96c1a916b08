"""The dates of a case are ones that something is counted from, and no two of them contradict each other."""

import datetime

import pytest

from assistant.errors import UserError
from assistant.workflows.dates import check_dates
from inventions import CATALOGUE

MAY, JUNE = datetime.date(2020, 5, 1), datetime.date(2020, 6, 1)


@pytest.mark.parametrize(
    "dates", [{}, {"sails_on": MAY}, {"launch_on": MAY, "eaten_on": MAY}, {"sails_on": JUNE, "ordered_on": MAY}]
)
def test_dates_that_can_all_be_right_are_taken(dates):
    check_dates(CATALOGUE.vocabulary, dates)


@pytest.mark.parametrize(
    ("dates", "message"),
    [
        ({"dinner_on": MAY}, "unknown date 'dinner_on': the dates are party_on, launch_on, "),
        (
            {"eaten_on": MAY, "launch_on": JUNE},
            r"eaten_on \(2020-05-01\) lies before launch_on \(2020-06-01\): one of them is wrong",
        ),
    ],
)
def test_what_nothing_is_counted_from_and_what_cannot_be_is_refused(dates, message):
    with pytest.raises(UserError, match=message):
        check_dates(CATALOGUE.vocabulary, dates)
