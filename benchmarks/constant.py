"""The product with one address more that always answers the same: what framework and server cost by themselves."""

from importlib import import_module

from django.http import HttpResponse
from django.urls import path

from gobernacion.wsgi import application

__all__ = ["application"]

# The addresses can only be imported once the product is set up, which its door has just done.
import_module("gobernacion.urls").urlpatterns.append(
    path("constante/", lambda request: HttpResponse("Siempre lo mismo."))
)
