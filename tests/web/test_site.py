"""What a running site holds open."""

from assistant.adapters.sql import engine as opening
from browsers import visit


def test_a_site_opens_its_database_once_and_lets_go_of_it(handbook, tmp_path, monkeypatch):
    """Lists, accounts, replies and records share it; after it was closed it can be opened again."""
    made, opened = [], opening.open_engine
    monkeypatch.setattr(opening, "open_engine", lambda address: made.append(opened(address)) or made[-1])
    site = visit(handbook, tmp_path).site

    kept = [site.lists, site.accounts, site.replies, site.records]
    assert len(made) == 1 and site.records.texts is site.cases.texts
    site.close()
    assert made[0].pool.checkedout() == 0
    assert site.lists is not kept[0] and len(made) == 2
    site.close()
