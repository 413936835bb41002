"""The demonstration's settings with one address more."""

from wirksam.config.settings import *  # noqa: F403

ROOT_URLCONF = "bench.urls"
