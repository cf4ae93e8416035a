"""Every address of the product: the public pages, the downloads and the one staff site."""

from django.contrib import admin
from django.urls import include, path

urlpatterns = [
    path("interno/", admin.site.urls),
    path("", include("gobernacion.open_data.urls")),
    path("", include("gobernacion.portal.urls")),
]

handler500 = "gobernacion.failures.failed"
