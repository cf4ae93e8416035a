"""How the pages on which somebody looks after their own account are drawn."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django import forms
from django.contrib.admin.sites import site
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from gobernacion.access import presence


class OwnForm(forms.Form):
    """A form of one's own account: it knows who fills it in."""

    def __init__(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.request = request


def own_page(request: HttpRequest, template: str, title: str, **context: Any) -> HttpResponse:
    """Draw a page of one's own account, which knows where its reader was going."""
    house: Any = site
    back = presence.way_back(request)
    return render(request, template, {**house.each_context(request), "title": title, "next": back, **context})


def pressed(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """Make a button of one's own account: whoever comes to its address otherwise is shown the page it stands on."""

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.method != "POST":
            return HttpResponseRedirect(reverse("admin:mi_cuenta"))
        return view(request, *args, **kwargs)

    return answer
