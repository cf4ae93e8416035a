"""The installation the tests run on: the office's own, and small areas made to be spied on."""

from gobernacion.settings import *  # noqa: F403
from gobernacion.settings import AREAS, INSTALLED_APPS

TEST_AREAS = ["tests.testarea", "tests.otherarea", "tests.recordarea", "tests.peoplearea"]
AREAS = [*AREAS, *TEST_AREAS]
INSTALLED_APPS = [*INSTALLED_APPS, *TEST_AREAS]
MIGRATION_MODULES = {"testarea": None, "otherarea": None}
