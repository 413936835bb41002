import pytest

from tests.factories.association import person


@pytest.fixture
def alma(db):
    """A member with an account and no office."""
    return person("Alma")


@pytest.fixture
def officer(db):
    """Somebody whose office shows other people's data."""
    return person("Olga", "people.view")
