"""The installation the tests run on: the office's own, and small areas made to be spied on."""

from django.conf import global_settings

from gobernacion.settings import *  # noqa: F403
from gobernacion.settings import AREAS, INSTALLED_APPS

TEST_AREAS = ["tests.testarea", "tests.otherarea", "tests.recordarea", "tests.peoplearea"]
AREAS = [*AREAS, *TEST_AREAS]
INSTALLED_APPS = [*INSTALLED_APPS, *TEST_AREAS]
MIGRATION_MODULES = {"testarea": None, "otherarea": None}

# A slow hash guards a password that was stolen; tests have none to guard, and one of them looks at the real one.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher", *global_settings.PASSWORD_HASHERS]

# Files are looked for when they are asked for: every browser of a test would look for all of them beforehand.
WHITENOISE_AUTOREFRESH = True
