import pytest

# Models are imported late: this file is read before the settings are chosen.


@pytest.fixture
def alma(db):
    """A member with an account and no office."""
    from tests.factories.association import person  # noqa: PLC0415

    return person("Alma")


@pytest.fixture
def officer(db):
    """Somebody whose office shows other people's data."""
    from tests.factories.association import person  # noqa: PLC0415

    return person("Olga", "people.view")
