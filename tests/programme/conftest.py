import pytest

from wirksam.foundation.pages.hot import forget


@pytest.fixture(autouse=True)
def no_pages_kept():
    forget()
