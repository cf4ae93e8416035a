"""Breaks each of these rules once, in a copy of the product, and says whether a test goes red:

python tests/mutations.py            # all of them
python tests/mutations.py guards     # those with this word

A rule that can be broken while every test stays green protects nobody. Each is asked of the tests of `make test` that
stand nearest to it, at the size they have there.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "campanas" / "mutations.md"
POSTGRESQL = (sys.executable, "tests/postgres.py")


@dataclass(frozen=True)
class Mutation:
    """One rule broken: what is in the file, what it becomes, and the tests that must notice."""

    rule: str
    file: str
    was: str
    becomes: str
    tests: str
    prefix: tuple[str, ...] = ()
    migrated: bool = False
    """Whether the tables are to lose it too: they are made from the migrations."""


ACCESS, SITE, PUBLISHED = (
    "gobernacion/access/grants.py",
    "gobernacion/access/site.py",
    "gobernacion/published/apps.py",
)
EXPORTS = "gobernacion/access/exporting.py"
DOWNLOAD = "gobernacion/open_data/verificar_descarga.py"
FORGED = "tests/open_data/test_forged_downloads.py"
RULES, TWO = "gobernacion/records/invariants.py", "tests/orasmi tests/fondo_social tests/convenios"

GUESSING, SLOW = "gobernacion/access/guessing.py", "tests/access/test_guessing_is_slow.py"
ASIGNACION = "gobernacion/access/models/asignacion.py"
TWO_PEOPLE = "tests/access/test_a_right_to_decide_takes_two_people.py"
ACTS = "tests/access/test_what_is_done_with_accounts_leaves_a_line.py"
LIFTED = "tests/access/test_a_pause_is_lifted.py"
SAME_PERSON, IDENTITY = (
    "gobernacion/directory/same_person.py",
    "tests/directory/test_a_number_alone_names_nobody.py",
)

BEHIND = "tests/tampering/test_what_is_edited_behind_the_product_is_named.py"
PLANILLAS, CARRIED = "gobernacion/records/planillas", "tests/records/planillas"

DEMONSTRATION = "tests/test_a_demonstration_has_its_own_database.py"

MUTATIONS = [
    # --- the installation ---
    Mutation(
        "installation: a demonstration is never public",
        "gobernacion/settings.py",
        "if DEMO and PUBLIC:",
        "if False:",
        "tests/test_settings.py",
    ),
    Mutation(
        "installation: a demonstration and the work of an office never share a database",
        "gobernacion/demonstration.py",
        "if not tables or marked == settings.DEMO:",
        "if True:",
        DEMONSTRATION,
    ),
    Mutation(
        "installation: the database of a demonstration says so before anything is in it",
        "gobernacion/releases/management/commands/demo.py",
        "demonstration.mark(connection)",
        "pass",
        DEMONSTRATION,
    ),
    Mutation(
        "installation: a demonstration is served to its own machine alone",
        "gunicorn.conf.py",
        'address[0] not in ("127.0.0.1", "::1", "localhost")',
        "False",
        "tests/test_server.py",
    ),
    Mutation(
        "installation: what is written is for its owner alone",
        "gobernacion/settings.py",
        "os.umask(OTHERS)",
        "pass",
        "tests/test_settings.py",
    ),
    Mutation(
        "installation: a database file that others could read is closed",
        "gobernacion/owned.py",
        "closed = (is_closed(one) or close(one)) and closed",
        "pass",
        "tests/test_settings.py",
    ),
    Mutation(
        "installation: an open folder that the product did not make is refused",
        "gobernacion/environment.py",
        "if not (is_closed(folder) or (made_here and close(folder))):",
        "if False:",
        "tests/test_settings.py",
    ),
    # --- uploads ---
    Mutation(
        "uploads: a PDF with a packed or renamed script is not stored",
        "gobernacion/lib/inspecting_pdf.py",
        "    if name in ACTS:",
        "    if False:",
        "tests/lib/test_filetypes.py",
    ),
    Mutation(
        "uploads: what no table of a PDF lists is read too",
        "gobernacion/lib/inspecting_pdf.py",
        "    _inspect_raw(content)\n",
        "    pass\n",
        "tests/lib/test_filetypes.py",
    ),
    Mutation(
        "uploads: what the table of a PDF lists is read however it is packed",
        "gobernacion/lib/inspecting_pdf.py",
        "_inspect_object(reader.get_object(IndirectObject(number, generation, reader)))",
        "pass",
        "tests/lib/test_filetypes.py",
    ),
    Mutation(
        "uploads: a PDF does nothing when it is opened",
        "gobernacion/lib/inspecting_pdf.py",
        'opening.get("/S") != GOES',
        "False",
        "tests/lib/test_filetypes.py",
    ),
    Mutation(
        "uploads: nothing stands after the end of a picture",
        "gobernacion/lib/inspecting.py",
        "    if content[end:].strip(PADDING):",
        "    if False:",
        "tests/lib/test_filetypes.py",
    ),
    Mutation(
        "uploads: no picture or PDF is a zip too",
        "gobernacion/lib/inspecting.py",
        "    if zipfile.is_zipfile(BytesIO(content)):",
        "    if False:",
        "tests/lib/test_filetypes.py",
    ),
    Mutation(
        "uploads: a macro is known by its kind and its relationship, whatever its name",
        "gobernacion/lib/inspecting_office.py",
        "        _refuse_by_name(kind)\n    if not any",
        "        pass\n    if not any",
        "tests/lib/test_filetypes.py",
    ),
    Mutation(
        "uploads: nothing but a link leads out of a document",
        "gobernacion/lib/inspecting_office.py",
        'if attributes.get("TargetMode", "").lower() == "external" and not kind.endswith(LINK):',
        "if False:",
        "tests/lib/test_filetypes.py",
    ),
    Mutation(
        "uploads: a field that starts a program is found however it is written",
        "gobernacion/lib/inspecting_office.py",
        'if word.startswith("DDE") or SPELT.match(instruction.strip()):',
        "if False:",
        "tests/lib/test_filetypes.py",
    ),
    Mutation(
        "uploads: a document within another is found by how it begins",
        "gobernacion/lib/inspecting_office.py",
        "elif document.part(name).startswith(PROGRAMS):",
        "elif False:",
        "tests/lib/test_filetypes.py",
    ),
    Mutation(
        "uploads: what reads a stranger's file may use little",
        "gobernacion/lib/hostile.py",
        "    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))",
        "    pass",
        "tests/lib/test_filetypes.py",
    ),
    Mutation(
        "uploads: nothing is stored while the scanner is silent",
        "gobernacion/records/scanning.py",
        "        raise ArchivoRechazado(SILENT) from None",
        "        return",
        "tests/records/test_uploads_are_scanned.py",
    ),
    Mutation(
        "uploads: nothing is stored that the scanner did not find clean",
        "gobernacion/records/scanning.py",
        "    raise ArchivoRechazado(SILENT)\n\n",
        "    return\n\n",
        "tests/records/test_uploads_are_scanned.py",
    ),
    Mutation(
        "uploads: a paper stored without a form is scanned too",
        "gobernacion/records/adjuntos.py",
        "    scan(file.read())\n",
        "",
        "tests/records/test_uploads_are_scanned.py",
    ),
    Mutation(
        "uploads: a planilla is scanned before it is kept",
        "gobernacion/records/planillas/uploading.py",
        "        scan(content)\n",
        "",
        "tests/records/test_uploads_are_scanned.py",
    ),
    # --- what is edited behind the product ---
    Mutation(
        "tampering: a version of history is not written over",
        "gobernacion/access/histories.py",
        'yield Guard(table, ("UPDATE",), permit=REWRITE)',
        "pass",
        BEHIND,
    ),
    Mutation(
        "tampering: the history of a record goes only once that is noted of it",
        "gobernacion/access/histories.py",
        "WHERE modelo = '{model._meta.label}' \"",
        "WHERE modelo <> '' \"",
        BEHIND,
    ),
    Mutation(
        "tampering: a salt is taken away and nothing else of a digest is changed",
        "gobernacion/access/histories.py",
        'Guard(Huella._meta.db_table, ("UPDATE",), permit=FORGET, when=_HUELLA_AS_IT_WAS),',
        "",
        BEHIND,
    ),
    Mutation(
        "tampering: a version that was changed no longer matches its digest",
        "gobernacion/access/proving.py",
        "row.digest(one.sal) != one.huella",
        "False",
        BEHIND,
    ),
    Mutation(
        "tampering: a version that is gone was forgotten, or is missed",
        "gobernacion/access/proving.py",
        "if row is None and one.sal:",
        "if False:",
        BEHIND,
    ),
    Mutation(
        "tampering: a version slipped under a seal is named",
        "gobernacion/access/proving.py",
        "if not again:",
        "if False:",
        BEHIND,
    ),
    Mutation(
        "tampering: a batch that the key did not sign is named",
        "gobernacion/access/proving.py",
        "if not signatures.signed(sealed_rows.said(tanda, huellas), tanda.sello, keys):",
        "if False:",
        BEHIND,
    ),
    Mutation(
        "tampering: a batch the journal tells of is there",
        "gobernacion/access/proving.py",
        'for lost in sorted(sellados - set(Tanda.objects.values_list("sello", flat=True))):',
        "for lost in ():",
        BEHIND,
    ),
    Mutation(
        "tampering: an Olvido the journal does not tell of is named",
        "gobernacion/access/proving.py",
        "for model, key in sorted(named ^ set(self.noted)):",
        "for model, key in ():",
        BEHIND,
    ),
    Mutation(
        "tampering: no more salts are gone than the journal says",
        "gobernacion/access/proving.py",
        "if self.noted.get((model, key), 0) != n:",
        "if False:",
        BEHIND,
    ),
    Mutation(
        "tampering: what is forgotten loses its salt",
        "gobernacion/access/forgotten.py",
        'huellas.update(sal="")',
        "pass",
        "tests/tampering/test_what_the_product_changes_is_no_edit.py",
    ),
    Mutation(
        "tampering: words withdrawn from a version are sealed again",
        "gobernacion/access/forgotten.py",
        "sealed_rows.renew(source, found)",
        "pass",
        "tests/tampering/test_what_the_product_changes_is_no_edit.py",
    ),
    Mutation(
        "tampering: a record that is not what its last version says is named",
        "gobernacion/access/standing_rows.py",
        "if was != now and not _explained(model, stored, field, was, now)",
        "if False",
        BEHIND,
    ),
    Mutation(
        "tampering: what the directory did not move is not explained by it",
        "gobernacion/directory/proving.py",
        "return bool(value == told.row)",
        "return True",
        "tests/tampering/test_what_the_product_changes_is_no_edit.py",
    ),
    Mutation(
        "tampering: a record slipped in without history is named",
        "gobernacion/access/standing_rows.py",
        "WHERE v.history_id IS NULL OR v.history_type = '-' OR",
        "WHERE",
        BEHIND,
    ),
    Mutation(
        "tampering: a line that the product did not write is named",
        "gobernacion/access/signatures.py",
        "return any(hmac.compare_digest(_mac(key, said), signature) for key in with_keys.keys)",
        "return True",
        BEHIND,
    ),
    Mutation(
        "tampering: a true line cannot be copied unseen",
        "gobernacion/access/journal.py",
        "for repeated in twice.filter(n__gt=1)",
        "for repeated in twice.filter(n__gt=9)",
        BEHIND,
    ),
    Mutation(
        "tampering: the money of a budget is what its cases add up to",
        "gobernacion/access/standing_rows.py",
        "if getattr(row, model._meta.get_field(name).attname) != value",
        "if False",
        BEHIND,
    ),
    Mutation(
        "tampering: a paper is the file that was uploaded",
        "gobernacion/records/proving.py",
        'same = hashlib.file_digest(file, "sha256").hexdigest() == paper.sha256',
        "same = True",
        BEHIND,
    ),
    # --- planillas ---
    Mutation(
        "planillas: what somebody added to a loaded record since is not undone with it",
        f"{PLANILLAS}/undoing.py",
        "rows = rows.exclude(registrado_el__lte=carga.aplicada_el, version=1)",
        "continue",
        "tests/abriendo_caminos/test_a_family_is_annulled_whole.py",
    ),
    Mutation(
        "planillas: what a colleague saved meanwhile is not written over",
        f"{PLANILLAS}/stored_rows.py",
        "moved = version != self.version_of(record)",
        "moved = False",
        f"{CARRIED}/test_two_clerks_on_the_same_rows.py",
    ),
    Mutation(
        "planillas: what only the other person changed stays as they left it",
        f"{PLANILLAS}/stored_rows.py",
        "return {name: value for name, value in differ.items() if self._differs(name, before, value)}",
        "return differ",
        f"{CARRIED}/test_two_clerks_on_the_same_rows.py",
    ),
    Mutation(
        "planillas: what goes in is what was shown, or nothing",
        f"{PLANILLAS}/applying.py",
        "if written != decision.expected:",
        "if False:",
        f"{CARRIED}/test_all_of_it_or_nothing.py",
    ),
    Mutation(
        "planillas: with something to mend nothing goes in, unless it was so decided",
        f"{PLANILLAS}/applying.py",
        "if refused and not decision.only_good:",
        "if False:",
        f"{CARRIED}/test_all_of_it_or_nothing.py",
    ),
    Mutation(
        "planillas: nothing of a file stays once it is decided",
        f"{PLANILLAS}/models.py",
        'self.estado, self.archivo, self.resultado = estado, None, ""',
        "self.estado = estado",
        f"{CARRIED}/test_a_planilla_comes_back_as_it_went.py",
    ),
    Mutation(
        "planillas: an upload is seen by who uploaded it",
        f"{PLANILLAS}/uploading.py",
        "if carga is None or (carga.por_id != self.request.user.pk and carga.aplicada_el is None):",
        "if carga is None:",
        f"{CARRIED}/test_a_planilla_comes_back_as_it_went.py",
    ),
    Mutation(
        "planillas: a row that was applied is not added again unasked",
        f"{PLANILLAS}/checking.py",
        "if self.used[digest] < len(there) and result.estado == Estado.NUEVA:",
        "if False:",
        f"{CARRIED}/test_a_planilla_comes_back_as_it_went.py",
    ),
    Mutation(
        "planillas: what the area knows of somebody is not overwritten unseen",
        f"{PLANILLAS}/typed_rows.py",
        'if column is None or typed in (None, "") or typed == now:',
        "if True:",
        f"{CARRIED}/test_a_planilla_knows_the_people_of_its_area.py",
    ),
    Mutation(
        "planillas: the rules of the table are asked before anything is written",
        f"{PLANILLAS}/asked_together.py",
        "for place in _break_a_check(cursor, connection, model):",
        "for place in ():",
        f"{CARRIED}/test_rules_are_asked_together.py",
    ),
    Mutation(
        "planillas: what is hidden is not loaded",
        f"{PLANILLAS}/unpacking.py",
        "if self.hidden:",
        "if False:",
        f"{CARRIED}/test_hostile_files_are_refused.py",
    ),
    Mutation(
        "planillas: what somebody touched since is not undone",
        f"{PLANILLAS}/undoing.py",
        "if record.version != row.despues:",
        "if False:",
        f"{CARRIED}/test_a_planilla_is_undone_whole.py",
    ),
    Mutation(
        "planillas: what was decided about an upload is not decided again by who read it before",
        f"{PLANILLAS}/models.py",
        "if not held.espera:",
        "if False:",
        f"{CARRIED}/test_a_planilla_is_decided_once.py",
    ),
    Mutation(
        "planillas: what was annulled since is no reason to leave a row out",
        f"{PLANILLAS}/models.py",
        "records = model._base_manager.filter(pk__in=keys, anulado_el=None)",
        "records = model._base_manager.filter(pk__in=keys)",
        f"{CARRIED}/test_a_repeated_row_is_asked_about.py",
    ),
    Mutation(
        "planillas: a row that says what one loaded before says waits for a tick",
        f"{PLANILLAS}/checking.py",
        "if number not in self.again:",
        "if False:",
        f"{CARRIED}/test_a_repeated_row_is_asked_about.py",
    ),
    Mutation(
        "planillas: what a colleague saved after it was looked at is not written over",
        f"{PLANILLAS}/applying.py",
        "if self.stored.version_of(record) != self.decision.over.get(number, read):",
        "if False:",
        f"{CARRIED}/test_two_clerks_on_the_same_rows.py",
    ),
    Mutation(
        "planillas: one of ours that lost its signature is no file of another system",
        f"{PLANILLAS}/uploading.py",
        "refuse_own(read_foreign(content), columns_of(self.admin, self.request))",
        "read_foreign(content)",
        f"{CARRIED}/test_a_row_is_of_the_record_it_shows.py",
    ),
    Mutation(
        "planillas: the example is no row, wherever it stands",
        f"{PLANILLAS}/checking.py",
        "if mark == EXAMPLE_MARK or (not mark and self.which(number) == EXAMPLE_SAID):",
        "if mark == EXAMPLE_MARK:",
        f"{CARRIED}/test_a_row_is_of_the_record_it_shows.py",
    ),
    Mutation(
        "planillas: a row does not change another record than the one it shows",
        f"{PLANILLAS}/checking.py",
        "if (which := self.which(number)) != result.registro:",
        "if False:",
        f"{CARRIED}/test_a_row_is_of_the_record_it_shows.py",
    ),
    Mutation(
        "planillas: a row that shows the number of a record is not added as new",
        f"{PLANILLAS}/checking.py",
        "if which := self.which(number):",
        "if False:",
        f"{CARRIED}/test_a_row_is_of_the_record_it_shows.py",
    ),
    Mutation(
        "planillas: who may annul and not add uploads none",
        f"{PLANILLAS}/uploading.py",
        'if self.request.method == "POST" and not self.may_add:',
        "if False:",
        f"{CARRIED}/test_a_planilla_is_undone_whole.py",
    ),
    # --- access ---
    Mutation(
        "access: what is not of one's area is not in its lists",
        ACCESS,
        'limit = Q() if TODAS in granting else Q(**{f"{politica.area_en}__in": granting})',
        "limit = Q()",
        "tests/access/test_the_walk.py",
    ),
    Mutation(
        "access: a field the policy hides is shown nowhere",
        ACCESS,
        "campo for campo in politica.campos if all(politica.sees(campo, roles) for roles in reading)",
        "campo for campo in politica.campos",
        "tests/access",
    ),
    Mutation(
        "access: a field the policy closes is not written",
        ACCESS,
        "if writing and all(politica.writes(campo, roles) for roles in writing)",
        "if writing",
        "tests/access",
    ),
    Mutation(
        "access: an action is for the functions that hold it",
        ACCESS,
        "any(politica.roles(accion) & roles for roles in self._role_sets(subject, politica))",
        "any(self._role_sets(subject, politica))",
        "tests/access/test_the_walk.py",
    ),
    Mutation(
        "access: an account that was closed holds no function",
        ACCESS,
        "not user.is_active or user.estado_clave != EstadoClave.PROPIA",
        "False",
        "tests/access",
    ),
    Mutation(
        "access: a function ends on its day",
        ACCESS,
        "Asignacion.objects.filter(user=user).vigentes(self.at)",
        "Asignacion.objects.filter(user=user)",
        "tests/access/test_functions_are_held_from_day_to_day.py",
    ),
    Mutation(
        "access: a function of decision counts once somebody confirmed it",
        ASIGNACION,
        "return self.filter(CUENTA, Q(hasta__isnull=True)",
        "return self.filter(Q(hasta__isnull=True)",
        TWO_PEOPLE,
    ),
    Mutation(
        "access: nobody confirms what they gave or will hold",
        ASIGNACION,
        "if por.pk in (self.user_id, self.otorgada_por_id):",
        "if False:",
        TWO_PEOPLE,
    ),
    Mutation(
        "access: a function is confirmed by a head of the whole office",
        "gobernacion/access/policy.py",
        'toda_la_oficina=("confirmar", "rechazar"),',
        "toda_la_oficina=(),",
        TWO_PEOPLE,
    ),
    Mutation(
        "access: what was confirmed later does not count before",
        ASIGNACION,
        "self.desde = max(self.desde, timezone.localdate(at))",
        "pass",
        TWO_PEOPLE,
    ),
    Mutation(
        "access: a function is not given for days that passed",
        ASIGNACION,
        "if self.desde and self.otorgada_el and self.desde < self.otorgada_el:",
        "if False:",
        TWO_PEOPLE,
    ),
    Mutation(
        "access: a password handed over opens for three days",
        "gobernacion/access/models/user.py",
        "self.is_active and (self.clave_vence is None or at < self.clave_vence)",
        "self.is_active",
        ACTS,
    ),
    Mutation(
        "access: whoever is not confirmed opens nothing",
        SITE,
        "if _waits_for_somebody(request) and _name(request) not in OWN_PASSWORD:",
        "if False:",
        ACTS,
    ),
    Mutation(
        "access: what keeps no history leaves a line when it is saved",
        "gobernacion/access/house.py",
        "if not keeps_history(self.model):",
        "if False:",
        ACTS,
    ),
    Mutation(
        "access: wrong passwords are counted in the journal",
        GUESSING,
        'journal.note_attempts(owners[one["cuenta"]], WRONG, one["n"], said)',
        "pass",
        ACTS,
    ),
    Mutation(
        "access: a reason says something",
        "gobernacion/access/reasons.py",
        "if len(written) < SHORTEST or letters < LETTERS or len(set(written)) < DIFFERENT:",
        "if not written:",
        "tests/access/test_a_reason_says_why.py",
    ),
    Mutation(
        "access: a model that is not yours does not exist",
        "gobernacion/access/house.py",
        "if self.admin_site.has_permission(request) and not self.has_module_permission(request):",
        "if False:",
        "tests/access/test_the_walk.py",
    ),
    Mutation(
        "access: a list takes only the filters it offers",
        "gobernacion/access/changelist.py",
        "if remaining := found[2]:",
        "if (remaining := found[2]) and False:",
        "tests/access/test_addresses_ask_only_what_the_list_offers.py",
    ),
    Mutation(
        "access: references offer only what may be chosen",
        SITE,
        "offered = grants(request).scope(offered, Accion.ELEGIR)\n        found",
        "found",
        "tests/access/test_references_offer_only_what_may_be_chosen.py tests/access/test_the_walk.py",
    ),
    Mutation(
        "access: a password handed over opens nothing but its change",
        SITE,
        "if _has_borrowed_password(request) and _name(request) not in OWN_PASSWORD:",
        "if False:",
        "tests/access/test_nobody_manages_their_own_rights.py",
    ),
    Mutation(
        "access: reading a person leaves a line in the journal",
        "gobernacion/access/journal.py",
        "if any(is_sensitive(model) for model in (type(record), *also)):",
        "if False:",
        "tests/access/test_the_walk.py",
    ),
    Mutation(
        "access: a reason names nobody by a number",
        "gobernacion/access/journal.py",
        "if TELLS_OF_SOMEBODY.search(motivo) or any(clue.clase in NUMBERS for clue in clues(motivo)):",
        "if False:",
        "tests/access",
    ),
    # --- guessing ---
    Mutation(
        "guessing: many at once have no more tries than one after the other",
        GUESSING,
        "last = _stop_if_paused(attempt)",
        "last = False",
        SLOW,
    ),
    Mutation(
        "guessing: on PostgreSQL attempts are counted one at a time",
        GUESSING,
        "        _one_at_a_time(alias)",
        "        pass",
        SLOW,
        prefix=POSTGRESQL,
    ),
    Mutation(
        "guessing: an attempt is not undone with something else",
        GUESSING,
        "durable=True",
        "durable=False",
        SLOW,
    ),
    Mutation(
        "guessing: insisting during a pause makes it no longer",
        GUESSING,
        "        raise Paused(wait)",
        "        attempt.cuando = now\n        attempt.save()\n        raise Paused(wait)",
        SLOW,
    ),
    Mutation(
        "guessing: what others get wrong does not stop a device that came in before",
        "gobernacion/access/devices.py",
        "if cookie is None or user is None:",
        "if True:",
        SLOW,
    ),
    Mutation(
        "guessing: what is mistyped on known devices stops no address",
        GUESSING,
        "    if not attempt.equipo:",
        "    if True:",
        SLOW,
    ),
    Mutation(
        "guessing: what others get wrong does not stop an address the account came in from",
        GUESSING,
        "if not attempt.equipo and attempt.desde not in known:",
        "if not attempt.equipo:",
        SLOW,
    ),
    Mutation(
        "guessing: many addresses together have few tries at an account",
        GUESSING,
        "FREE_FROM_ANYWHERE = 40",
        "FREE_FROM_ANYWHERE = 10**6",
        SLOW,
    ),
    Mutation(
        "guessing: one address has few tries at all accounts",
        GUESSING,
        "FREE_OF_AN_ADDRESS = 60",
        "FREE_OF_AN_ADDRESS = 10**6",
        SLOW,
    ),
    Mutation(
        "guessing: a device guesses no faster",
        GUESSING,
        "limits = [(wrong[attempt.tipo, attempt.desde, attempt.equipo], FREE)]",
        "limits = [([], FREE)]",
        SLOW,
    ),
    Mutation(
        "guessing: what is kept needs the key to be worked out",
        GUESSING,
        'salted_hmac(f"{__name__}.{what}", value, algorithm="sha256").hexdigest()',
        "value.encode().hex()",
        SLOW,
    ),
    Mutation(
        "guessing: a pause leaves its line in the journal",
        GUESSING,
        "journal.note_decision(None, PAUSE, [owner])",
        "pass",
        SLOW,
    ),
    Mutation(
        "guessing: nobody lifts the pause of their own account",
        GUESSING,
        "if por.pk == user.pk:",
        "if False:",
        LIFTED,
    ),
    Mutation(
        "guessing: the old password has few tries",
        "gobernacion/access/entry.py",
        "with devices.guarded(self.request, OWN_PASSWORD, self.user.username):",
        "if True:",
        SLOW,
    ),
    Mutation(
        "guessing: a device is known until the password changes",
        "gobernacion/access/devices.py",
        ".{user.get_session_auth_hash()}",
        "",
        SLOW,
    ),
    Mutation(
        "guessing: what a visitor writes of its address is not read",
        "gobernacion/access/origin.py",
        'reversed(request.headers.get("X-Forwarded-For", "").split(","))',
        'request.headers.get("X-Forwarded-For", "").split(",")',
        "tests/access/test_where_a_request_comes_from.py",
    ),
    Mutation(
        "guessing: only machines an office named say where a request comes from",
        "gobernacion/access/origin.py",
        "if nearest is None or not _is_trusted(nearest):",
        "if nearest is None:",
        "tests/access/test_where_a_request_comes_from.py",
    ),
    # --- exports ---
    Mutation(
        "exports: a field the policy hides is a column of no file",
        EXPORTS,
        "if held.sees_path(model, path)]",
        "if path]",
        "tests/access/test_every_list_exports.py",
    ),
    Mutation(
        "exports: what is worked out of a hidden field is hidden too",
        EXPORTS,
        "if all(held.sees_path(model, path) for path in one.uses):",
        "if True:",
        "tests/access/test_every_list_exports.py",
    ),
    Mutation(
        "exports: every list that goes out leaves a line in the journal",
        EXPORTS,
        "journal.note_export(user, self.model, rows.count(), form.motivo_escrito)",
        "pass",
        "tests/access/test_every_list_exports.py tests/records/test_lists_are_exported_as_the_policy_allows.py",
    ),
    Mutation(
        "exports: people are not taken without saying what for",
        "gobernacion/access/exported_files.py",
        'self.fields["motivo"].required = True',
        'self.fields["motivo"].required = False',
        "tests/records/test_lists_are_exported_as_the_policy_allows.py",
    ),
    Mutation(
        "exports: a list that says neither who takes it nor why nobody does stops the start",
        "gobernacion/access/checks.py",
        "if politica and not politica.roles(Accion.EXPORTAR) and not politica.sin_exportar:",
        "if False:",
        "tests/access/test_start_up_finds_open_doors.py",
    ),
    Mutation(
        "exports: nobody takes the list of what they do not see",
        "gobernacion/access/registry.py",
        "if not politica.roles(Accion.EXPORTAR) <= politica.roles(Accion.VER):",
        "if False:",
        "tests/access/test_the_policy_refuses_contradictions.py",
    ),
    Mutation(
        "exports: no text is a formula in a CSV for Excel",
        "gobernacion/lib/sheets.py",
        'FOR_EXCEL: Final = Csv(separator=";", spanish=True)',
        'FOR_EXCEL: Final = Csv(separator=";", spanish=True, guarded=re.compile("(?!)"))',
        "tests/lib/test_sheets_csv.py tests/access/test_nothing_exported_is_a_formula.py",
    ),
    Mutation(
        "exports: what a spreadsheet could run is guarded in the CSV for other programs too",
        "gobernacion/lib/sheets.py",
        "FOR_PROGRAMS: Final = Csv(bom=False, guarded=_RUNS)",
        'FOR_PROGRAMS: Final = Csv(bom=False, guarded=re.compile("(?!)"))',
        "tests/lib/test_sheets_csv.py tests/access/test_nothing_exported_is_a_formula.py",
    ),
    # --- what proves a download ---
    Mutation(
        "downloads: what the program does not know is refused",
        DOWNLOAD,
        "    if rasgos is None:\n        raise no_admite(lugar, camino)\n",
        "    if rasgos is None:\n        return\n",
        FORGED,
    ),
    Mutation(
        "downloads: what is hidden is refused",
        DOWNLOAD,
        'if not conocido or not re.fullmatch(rasgos.get(atributo) or ".*", valor, re.DOTALL):',
        "if not conocido:",
        FORGED,
    ),
    Mutation(
        "downloads: a format shows what its cell holds",
        DOWNLOAD,
        "if igual not in admitidos or de_fabrica not in (None, igual):",
        "if False:",
        FORGED,
    ),
    Mutation(
        "downloads: a file carries no part that nobody published",
        DOWNLOAD,
        "        if not parte_de(nombre):\n            raise agregado(nombre)\n",
        "",
        FORGED,
    ),
    Mutation(
        "downloads: what was promised is compared with its seal",
        DOWNLOAD,
        'filas["compromisos"] = filas_selladas(hojas["Compromisos"])',
        'return Leida(documento, {}, ["nada"], "", None)',
        FORGED,
    ),
    Mutation(
        "downloads: the result of a promise is the figure that measures it",
        DOWNLOAD,
        "        if dicho != debido:\n            lugar = hojas",
        "        if False:\n            lugar = hojas",
        FORGED,
    ),
    Mutation(
        "downloads: the sheets of the seal and of the dictionary say what they must",
        DOWNLOAD,
        "            if dicho != debido:\n                raise",
        "            if False:\n                raise",
        FORGED,
    ),
    Mutation(
        "downloads: a JSON without its rows is no download",
        DOWNLOAD,
        'debidas = {"sello", "licencia", *SELLADO, *con_textos, *(() if es_sello else CLASES)}',
        "es_sello = not documento.keys() & CLASES.keys()\n"
        '    debidas = {"sello", "licencia", *SELLADO, *con_textos, *(() if es_sello else CLASES)}',
        FORGED,
    ),
    Mutation(
        "downloads: the licence is the one it was published under",
        DOWNLOAD,
        'if documento["licencia"] != LICENCIA:',
        "if False:",
        FORGED,
    ),
    Mutation(
        "downloads: a CSV with a formula is not the one that was published",
        DOWNLOAD,
        "if re.match(FORMULA, texto):",
        "if False:",
        FORGED,
    ),
    Mutation(
        "downloads: a text stands in a place of the edition, on a salt and nothing else",
        DOWNLOAD,
        "        comprobar_textos(documento)\n",
        "        pass\n",
        FORGED,
    ),
    Mutation(
        "downloads: a text stands in a row and a column that say something",
        DOWNLOAD,
        "if de_clase == clase and not (",
        "if False and not (",
        FORGED,
    ),
    Mutation(
        "downloads: a text was withdrawn on a day that could be",
        DOWNLOAD,
        "if not publicada_el <= retirado_el <= hoy():",
        "if False:",
        FORGED,
    ),
    Mutation(
        "downloads: whoever reads is told that the seal proves no withdrawal",
        DOWNLOAD,
        "        respuesta.append(aviso_de_retiros(lugares))\n",
        "        pass\n",
        "tests/open_data/test_verificar_descarga.py",
    ),
    Mutation(
        "downloads: a number is written in no way that reads as thousands",
        DOWNLOAD,
        "    if forma is not NUMERAL and NUMERAL.fullmatch(texto) and not SIN_CEROS.fullmatch(texto):",
        "    if False:",
        FORGED,
    ),
    Mutation(
        "downloads: what a workbook is saved with by others is accepted",
        DOWNLOAD,
        'if cual not in PROPIEDADES and "".join(propiedad.itertext()).strip():',
        'if "".join(propiedad.itertext()).strip():',
        "tests/open_data/test_resaved_downloads.py",
    ),
    Mutation(
        "downloads: the lines of a text end as they were sealed",
        "gobernacion/open_data/downloads.py",
        "created=noon, exact=True",
        "created=noon",
        "tests/open_data/test_verificar_descarga.py",
    ),
    # --- guards of the database ---
    Mutation(
        "guards: a published edition is never changed",
        PUBLISHED,
        "WRITTEN_OVER = (EDICION, *ROWS, TEXTOS)",
        "WRITTEN_OVER = (*ROWS, TEXTOS)",
        "tests/published",
    ),
    Mutation(
        "guards: a published figure is never changed",
        PUBLISHED,
        "WRITTEN_OVER = (EDICION, *ROWS, TEXTOS)",
        "WRITTEN_OVER = (EDICION, TEXTOS)",
        "tests/published",
    ),
    Mutation(
        "guards: only the pipeline publishes",
        PUBLISHED,
        '    guards.Guard(EDICION, ("INSERT",), permit=PERMISSION),\n',
        "",
        "tests/published",
    ),
    Mutation(
        "guards: a line of the journal is never changed",
        "gobernacion/access/journal.py",
        "    Guard(Anotacion._meta.db_table),\n",
        "",
        "tests/access/test_the_journal_is_whole.py",
    ),
    # --- who somebody is ---
    Mutation(
        "identity: a number is of nobody without its kind of document",
        "gobernacion/directory/models/persona.py",
        "documento=documento.documento,",
        "documento__in=EXTRANJEROS,",
        IDENTITY,
    ),
    Mutation(
        "identity: a wholly different name is asked about before it is written",
        SAME_PERSON,
        "if not strangers(typed, words_of(ficha)) or",
        "if True or",
        IDENTITY,
    ),
    Mutation(
        "identity: that it is the same person is said with their ficha in view",
        SAME_PERSON,
        "(in_view and answer == Respuesta.MISMA)",
        "answer == Respuesta.MISMA",
        IDENTITY,
    ),
    Mutation(
        "identity: a number that may be of the same document joins nothing by itself",
        SAME_PERSON,
        'if self.cleaned_data.get("ficha_es") != Respuesta.MISMA:',
        "if False:",
        IDENTITY,
    ),
    Mutation(
        "identity: whether it is the same person is asked of what the own area knows",
        SAME_PERSON,
        "Ficha.objects.de_area(area)",
        "Ficha.objects",
        IDENTITY,
    ),
    Mutation(
        "identity: who is looked for is looked for in the own area",
        "gobernacion/directory/finding.py",
        "held.scope(Ficha.objects.de_area(area).vigentes())",
        "Ficha.objects.vigentes()",
        "tests/directory/test_a_person_is_looked_for_before_being_typed.py",
    ),
    Mutation(
        "identity: whose ficha is taken to a form is written down",
        "gobernacion/directory/with_ficha.py",
        """        journal.note_read(request.user, ficha)  # type: ignore[arg-type]
        return {**initial""",
        "        return {**initial",
        "tests/directory/test_a_person_is_looked_for_before_being_typed.py",
    ),
    Mutation(
        "identity: of a year of birth alone only what is sure is refused",
        "programs/abriendo_caminos/models/familia.py",
        "if born[1] <= months_after(",
        "if born[0] <= months_after(",
        "tests/abriendo_caminos/test_a_year_of_birth_is_measured_as_one.py",
    ),
    Mutation(
        "identity: a surname is missing only where it was said that there is none",
        "gobernacion/directory/ficha_fields.py",
        "if not surname and not alone:",
        "if False:",
        "tests/directory/test_a_clerk_types_the_person_in_the_record.py",
    ),
    Mutation(
        "identity: the number of a firm is nobody's",
        "gobernacion/directory/typed_document.py",
        "if documento.run and is_of_organisation(documento.run):",
        "if False:",
        "tests/directory/test_a_clerk_types_the_person_in_the_record.py",
    ),
    Mutation(
        "guards: a file of one area is not used by another",
        "gobernacion/directory/apps.py",
        "guards.register(self, (*GUARDS, *own_fichas_only()))",
        "guards.register(self, GUARDS)",
        "tests/directory",
    ),
    Mutation(
        "guards: whose child somebody is, is not rewritten",
        "programs/abriendo_caminos/models/familia.py",
        '    Guard("abriendo_caminos_integrante", refuse=("UPDATE",), when="OLD.rol <> NEW.rol"),\n',
        "",
        "tests/abriendo_caminos",
    ),
    Mutation(
        "guards: the lines of a project have no more than the project",
        "programs/crece_contigo/models/presupuesto.py",
        '> (SELECT project.total - project.aporte_local FROM crece_contigo_proyecto project "',
        '> 999999999999 + (SELECT project.total FROM crece_contigo_proyecto project "',
        "tests/crece_contigo",
    ),
    # --- invariants of records ---
    Mutation(
        "invariants: whoever signed one thing did not sign the other",
        RULES,
        "return Q(**{one: None}) | Q(**{other: None}) | ~Q(**{one: F(other)})",
        "return Q(**{one: None}) | Q(**{f'{one}__isnull': False})",
        TWO,
        migrated=True,
    ),
    Mutation(
        "invariants: what comes after is not before",
        RULES,
        'return Q(**{then: None}) | Q(**{f"{first}__isnull": False, f"{then}__gte": F(first)})',
        'return Q(**{then: None}) | Q(**{f"{then}__isnull": False})',
        TWO,
        migrated=True,
    ),
    Mutation(
        "invariants: a part is no more than its whole",
        RULES,
        'return Q(**{part: None}) | Q(**{f"{whole}__isnull": False, f"{part}__lte": F(whole)})',
        'return Q(**{part: None}) | Q(**{f"{part}__isnull": False})',
        TWO,
        migrated=True,
    ),
    Mutation(
        "invariants: an annulment has its day, who and why",
        "gobernacion/records/models.py",
        'condition=Q(anulado_el=None, anulado_por=None, motivo_anulacion="")',
        'condition=Q(pk__isnull=False) | Q(anulado_el=None, anulado_por=None, motivo_anulacion="")',
        "tests/records tests/orasmi",
        migrated=True,
    ),
    Mutation(
        "invariants: a step is refused to who may not take it",
        "gobernacion/records/transitions.py",
        "    if refusal:\n",
        "    if refusal and False:\n",
        "tests/records tests/orasmi",
    ),
    Mutation(
        "invariants: a copy that is no longer so is not saved over another's",
        "gobernacion/versions.py",
        "filter(pk=self.pk, version=self.version)",
        "filter(pk=self.pk)",
        "tests/records",
    ),
    Mutation(
        "invariants: of two who take a number at once each has its own (PostgreSQL)",
        "gobernacion/records/models.py",
        "cls.objects.select_for_update().get_or_create(",
        "cls.objects.get_or_create(",
        "tests/records",
        POSTGRESQL,
    ),
    Mutation(
        "invariants: what is approved never exceeds the budget",
        "orasmi/models/presupuesto.py",
        'left = self.filter(year=year, monto__gte=F("reservado") + F("pagado") + monto)',
        "left = self.filter(year=year)",
        "tests/orasmi",
    ),
    Mutation(
        "money: a purchase for less gives the rest back",
        "orasmi/models/entrega.py",
        '"comprar": (self.aprobado or 0) - self.retenido',
        '"comprar": 0',
        "tests/orasmi/test_what_is_not_needed_goes_back.py",
    ),
    Mutation(
        "money: a payment for less gives the rest back",
        "orasmi/models/entrega.py",
        '"entregar": self.retenido - (self.pagado or 0)',
        '"entregar": 0',
        "tests/orasmi/test_what_is_not_needed_goes_back.py",
    ),
    Mutation(
        "money: what is withdrawn gives back only what was still held",
        "orasmi/models/entrega.py",
        "held = self.aprobado if self.comprometido is None else self.comprometido",
        "held = self.aprobado",
        "tests/orasmi/test_what_is_not_needed_goes_back.py",
    ),
    Mutation(
        "money: what was given back goes to the budget",
        "orasmi/models/entrega.py",
        "        Presupuesto.objects.reintegrar(",
        "        (lambda *moved: None)(",
        "tests/orasmi/test_what_is_not_needed_goes_back.py",
    ),
    Mutation(
        "money: closing asks for what was not accounted for",
        "orasmi/models/entrega.py",
        "if owed and self.reintegrado is None:",
        "if False:",
        "tests/orasmi/test_what_is_not_needed_goes_back.py",
    ),
    Mutation(
        "money: what is missing at the closing has its reason",
        "orasmi/models/invariantes.py",
        "condition=Q(reintegrado__isnull=False, reintegrado__lt=POR_RENDIR)",
        "condition=Q(pk__isnull=False) | Q(reintegrado__isnull=False, reintegrado__lt=POR_RENDIR)",
        "tests/orasmi/test_what_is_not_needed_goes_back.py",
        migrated=True,
    ),
    Mutation(
        "money: nothing is moved that the budget does not have",
        "orasmi/models/presupuesto.py",
        "enough = self.filter(year=year, reservado__gte=held, pagado__gte=-paid)",
        "enough = self.filter(year=year)",
        "tests/orasmi/test_what_is_not_needed_goes_back.py",
    ),
    Mutation(
        "money: of two movements at once none is lost",
        "orasmi/models/presupuesto.py",
        'devuelto=F("devuelto") + (held - paid),',
        "devuelto=self.get(year=year).devuelto + (held - paid),",
        "tests/orasmi/test_the_money_of_the_fund_adds_up.py",
        POSTGRESQL,
    ),
    Mutation(
        "probity: kinship and double aid stop a proposal",
        "orasmi/models/postulacion.py",
        "    if control := case.por_decidir():\n        return (\n"
        '            f"Según el control de riesgo, {control.por_que_se_decide}: no se propone',
        "    if control := None:\n        return (\n"
        '            f"Según el control de riesgo, {control.por_que_se_decide}: no se propone',
        "tests/orasmi/test_kinship_and_double_aid_stop_a_proposal.py",
    ),
    Mutation(
        "probity: a decision falls when the check changes",
        "orasmi/models/postulacion.py",
        " and self.decision_sobre == control.version",
        "",
        "tests/orasmi/test_kinship_and_double_aid_stop_a_proposal.py",
    ),
    Mutation(
        "probity: whoever evaluates does not decide on the risk check",
        "orasmi/models/postulacion.py",
        'not_same_as=["evaluada_por", "propuesta_por"],\n        unless=_stops_deciding',
        "unless=_stops_deciding",
        "tests/orasmi/test_kinship_and_double_aid_stop_a_proposal.py",
    ),
    Mutation(
        "probity: whoever did the risk check does not decide on it",
        "orasmi/models/postulacion.py",
        "    if control.hecho_por_id == por.pk:\n"
        '        return f"Usted hizo el control de riesgo de {case}: «Decidir',
        '    if False:\n        return f"Usted hizo el control de riesgo de {case}: «Decidir',
        "tests/orasmi/test_kinship_and_double_aid_stop_a_proposal.py",
    ),
    Mutation(
        "probity: what was proposed before the rule is decided before it is approved",
        "orasmi/models/postulacion.py",
        "    if control := case.por_decidir():\n        return (\n"
        '            f"Según el control de riesgo, {control.por_que_se_decide}: devuélvala',
        "    if control := None:\n        return (\n"
        '            f"Según el control de riesgo, {control.por_que_se_decide}: devuélvala',
        "tests/orasmi/test_kinship_and_double_aid_stop_a_proposal.py",
    ),
    Mutation(
        "probity: a decision has its reason",
        "orasmi/models/invariantes.py",
        '            ~Q(decision_motivo=""),\n',
        "",
        "tests/orasmi/test_the_database_keeps_the_invariants.py",
        migrated=True,
    ),
    Mutation(
        "guards: no proposal about which nobody decided",
        "orasmi/models/guardas.py",
        "AND {control}.alguna_vez_negativa AND NOT ({decided})",
        "AND NOT {control}.sin_parentesco AND NOT ({decided})",
        "tests/orasmi/test_kinship_and_double_aid_stop_a_proposal.py",
    ),
    Mutation(
        "probity: an answer that becomes yes lifts no stop",
        "orasmi/models/control.py",
        "self.alguna_vez_negativa = self.alguna_vez_negativa or bool(self.no_descartado)",
        "self.alguna_vez_negativa = bool(self.no_descartado)",
        "tests/orasmi/test_kinship_and_double_aid_stop_a_proposal.py",
    ),
    Mutation(
        "guards: that it was once answered no is never taken away",
        "orasmi/models/guardas.py",
        "NOT NEW.alguna_vez_negativa OR",
        "NEW.postulacion_id IS NULL OR",
        "tests/orasmi/test_kinship_and_double_aid_stop_a_proposal.py",
    ),
    Mutation(
        "probity: a case that is stopped says so when its form is opened",
        "gobernacion/records/stepping.py",
        'if not refusal and request.method != "POST":',
        "if False:",
        "tests/orasmi/test_kinship_and_double_aid_stop_a_proposal.py",
    ),
    Mutation(
        "money: an aid of nothing is not bought",
        "orasmi/models/invariantes.py",
        "Q(comprometido=None) | Q(comprometido__gt=0)",
        "Q(comprometido=None) | Q(comprometido__gte=0)",
        "tests/orasmi/test_a_clerk_types_a_case.py",
        migrated=True,
    ),
    Mutation(
        "money: an aid of nothing is not handed over",
        "orasmi/models/invariantes.py",
        "Q(pagado=None) | Q(pagado__gt=0)",
        "Q(pagado=None) | Q(pagado__gte=0)",
        "tests/orasmi/test_a_clerk_types_a_case.py",
        migrated=True,
    ),
    Mutation(
        "money: nobody adds to what was bought for nothing before",
        "orasmi/models/guardas.py",
        "NEW.en_cero_antes AND NOT OLD.en_cero_antes",
        "NEW.en_cero_antes AND OLD.pagado < 0",
        "tests/orasmi/test_an_aid_of_nothing_is_no_aid.py",
    ),
    Mutation(
        "guards: what came back to a budget is never taken away",
        "orasmi/models/guardas.py",
        "NEW.devuelto < OLD.devuelto",
        "NEW.devuelto < 0",
        "tests/orasmi/test_what_is_not_needed_goes_back.py",
    ),
    Mutation(
        "guards: no case is closed without its answer",
        "orasmi/models/guardas.py",
        "AND NEW.rendido < NEW.pagado AND NEW.reintegrado IS NULL",
        "AND NEW.rendido < 0",
        "tests/orasmi/test_what_is_not_needed_goes_back.py",
    ),
    # --- what is typed and pasted ---
    Mutation(
        "reading: a raised figure of a footnote is no figure of an amount",
        "gobernacion/lib/clp.py",
        "if len(text) > _LONGEST_TEXT or raised(text):",
        "if len(text) > _LONGEST_TEXT:",
        "tests/lib/test_clp.py",
    ),
    Mutation(
        "reading: a comma before three figures is not guessed in a count",
        "gobernacion/lib/figures.py",
        "exact = None if thousand_or_one(text) else number(text)",
        "exact = number(text)",
        "tests/lib/test_figures.py",
    ),
    Mutation(
        "reading: a weekday that is not that of the day is refused",
        "gobernacion/lib/days.py",
        "if not folded(name).startswith(written):",
        "if not written:",
        "tests/lib/test_days.py",
    ),
    Mutation(
        "reading: what nobody sees makes no other RUN",
        "gobernacion/lib/pasted.py",
        'return "".join(char for char in text if unicodedata.category(char) != "Cf")',
        "return text",
        "tests/lib/test_run.py",
    ),
    Mutation(
        "reading: a provisional number is not kept as a RUN",
        "gobernacion/lib/run.py",
        "    if not taken:\n        raise RunProvisorio\n",
        "",
        "tests/lib/test_run.py",
    ),
    Mutation(
        "reading: every day at every desk is read by the house",
        "gobernacion/access/options.py",
        'models.DateField: {"form_class": DiaFormField},',
        "",
        "tests/test_every_field_reads_what_is_pasted.py",
    ),
    # --- releases ---
    Mutation(
        "releases: whoever drafts an edition does not approve it",
        "gobernacion/releases/models/edicion.py",
        "if por.pk == self.elaborada_por_id:",
        "if False:",
        "tests/releases",
    ),
    Mutation(
        "releases: what was changed after it was checked is not published",
        "gobernacion/releases/publishing.py",
        "if fingerprint(edicion) != edicion.huella:",
        "if False:",
        "tests/releases",
    ),
    Mutation(
        "releases: nothing typed is published as a zero",
        "gobernacion/releases/asking.py",
        "origen=Origen.REGISTROS, registros=0)",
        "origen=Origen.REGISTROS, registros=-1)",
        "tests/releases/test_heads_confirm_their_areas.py",
    ),
    Mutation(
        "releases: an area that its head did not confirm is not approved",
        "gobernacion/releases/checking.py",
        "edicion.conformidades.filter(estado=EstadoConformidad.PENDIENTE)",
        "edicion.conformidades.none()",
        "tests/releases/test_heads_confirm_their_areas.py",
    ),
    Mutation(
        "indicators: nothing is measured on days an area does not answer for",
        "gobernacion/indicators/moments.py",
        "return indicador.measure(held) if indicador.measure and held else ()",
        "return indicador.measure(period) if indicador.measure else ()",
        "tests/indicators",
    ),
    Mutation(
        "records: what a step undoes is kept with its days",
        "gobernacion/records/anteriores.py",
        "    stored = type(record)._base_manager.get(pk=record.pk)\n",
        "    return\n    stored = type(record)._base_manager.get(pk=record.pk)\n",
        "tests/test_nothing_after_the_cut_changes_a_figure.py",
    ),
    Mutation(
        "records: what was known on a day holds nothing typed later",
        "gobernacion/records/as_known.py",
        "if not later and not model.history.filter(history_date__gte=self.before).exists():",
        "if not later:",
        "tests/records/test_as_known.py",
    ),
    Mutation(
        "protection: what an edition withheld and did not change stays withheld in the next",
        "gobernacion/releases/protection.py",
        " | unseen",
        "",
        "tests/releases/test_small_counts_are_withheld.py",
    ),
    Mutation(
        "protection: what was seen in an edition before hides nothing",
        "gobernacion/releases/protection.py",
        "hidden = withheld - seen",
        "hidden = set(withheld)",
        "tests/releases/test_small_counts_are_withheld.py",
    ),
    Mutation(
        "protection: an area that ended between two editions is looked at in both",
        "gobernacion/releases/protection.py",
        "cifra.desde, is_state, cifra.valor",
        "cifra.desde, cifra.hasta, cifra.valor",
        "tests/releases/test_small_counts_are_withheld.py",
    ),
    Mutation(
        "protection: the editions published before are asked",
        "gobernacion/releases/checking.py",
        "registry().cuadraturas(), on, told)",
        "registry().cuadraturas(), on)",
        "tests/releases/test_small_counts_are_withheld.py",
    ),
    Mutation(
        "protection: related figures tell no small count",
        "programs/caprino/indicators/__init__.py",
        '("CA-007", "CA-002", "CA-004")',
        '("CA-007", "CA-002")',
        "tests/releases/test_related_figures_tell_no_small_count.py",
    ),
    Mutation(
        "protection: the smallest count published is never lowered",
        "gobernacion/records/admin.py",
        "valor < parametro.minimo",
        "valor < 0",
        "tests/records/test_numbers_a_norm_changes.py",
    ),
    Mutation(
        "releases: what an end taken back lets in is measured",
        "gobernacion/releases/outside.py",
        "if _counted(place(cifra)[1]) != _counted(today[cifra.codigo])]",
        "if False]",
        "tests/releases/test_what_is_prepared_follows_the_end_of_an_area.py",
    ),
    Mutation(
        "releases: nobody decides on what was not on the page",
        "gobernacion/releases/admin.py",
        "if request.GET.get(LEIDA) != edicion.huella:",
        "if False:",
        "tests/releases/test_staff_prepare_approve_and_publish.py",
    ),
    Mutation(
        "releases: whoever put figures into an edition does not approve it",
        "gobernacion/releases/publishing.py",
        "if journal.decided_by(por, edicion, PUT_FIGURES):",
        "if False:",
        "tests/releases/test_staff_prepare_approve_and_publish.py",
    ),
    Mutation(
        "releases: nobody writes over what somebody else corrected meanwhile",
        "gobernacion/releases/forms.py",
        'if said.get("leida") == self.now:',
        "if True:",
        "tests/releases/test_a_stated_figure_is_corrected.py",
    ),
    Mutation(
        "texts: nothing that seems to name somebody is approved",
        "gobernacion/releases/publishing.py",
        """    require_decided(public_texts.texts(edicion))
    edicion.aprobar(por)""",
        "    edicion.aprobar(por)",
        "tests/releases/test_public_texts_are_decided_by_two.py",
    ),
    Mutation(
        "texts: nothing that seems to name somebody is published",
        "gobernacion/releases/publishing.py",
        """    require_decided(public_texts.texts(edicion))
    exact""",
        "    exact",
        "tests/releases/test_public_texts_are_decided_by_two.py",
    ),
    Mutation(
        "texts: no offer that seems to name somebody is published",
        "gobernacion/content/models.py",
        "        require_decided(self.textos_publicos())",
        "        pass",
        "tests/content/test_an_offer_names_nobody.py",
    ),
    Mutation(
        "texts: a RUN is decided by nobody",
        "gobernacion/directory/public_texts.py",
        "return any(indicio.seguro for indicio in self.indicios)",
        "return False",
        "tests/directory/test_texts_that_name_somebody_are_seen.py",
    ),
    Mutation(
        "texts: whoever asks for a text to be public does not agree with it",
        "gobernacion/directory/models/visto_bueno.py",
        "if visto.pedido_por_id == por.pk:",
        "if False:",
        "tests/releases/test_public_texts_are_decided_by_two.py",
    ),
    Mutation(
        "texts: a name is put together of the names of several",
        "gobernacion/directory/naming.py",
        "if words[place].clave in self.surnames:",
        "if False:",
        "tests/directory/test_texts_that_name_somebody_are_seen.py",
    ),
    Mutation(
        "texts: one person alone withdraws nothing",
        "gobernacion/releases/withdrawing.py",
        "if retiro.pedido_por_id == por.pk:",
        "if False:",
        "tests/releases/test_a_published_text_is_withdrawn.py",
    ),
    Mutation(
        "forgetting: a ficha of what ended is found by nobody, although nothing ran yet",
        "gobernacion/directory/models/ficha.py",
        "return Q(unida_a__isnull=True) & ~held_by_what_ended(Ficha, at)",
        "return Q(unida_a__isnull=True)",
        "tests/abriendo_caminos/test_what_ended_is_found_by_nobody.py",
    ),
    Mutation(
        "forgetting: a person whom no area knows exists for nobody",
        "gobernacion/directory/models/ficha.py",
        'return Q(Exists(Ficha.objects.filter(in_force(at), persona__titular=OuterRef("titular"))))',
        "return Q()",
        "tests/abriendo_caminos/test_what_ended_is_found_by_nobody.py",
    ),
    Mutation(
        "forgetting: what was noted of joined documents goes with them",
        "gobernacion/directory/forgetting.py",
        "        fusiones.delete()\n",
        "",
        "tests/abriendo_caminos/test_what_ended_is_found_by_nobody.py",
    ),
    Mutation(
        "forgetting: whom an old version names is held",
        "gobernacion/directory/holding.py",
        '    if hasattr(model, "history"):\n        yield model.history.all()\n',
        "",
        "tests/abriendo_caminos/test_what_ended_is_found_by_nobody.py",
    ),
    Mutation(
        "periodic work: one task that fails stops none of the rest",
        "gobernacion/access/periodic.py",
        "    except Exception:\n",
        "    except ZeroDivisionError:\n",
        "tests/access/test_periodic_work_is_done_and_missed.py",
    ),
    Mutation(
        "copies: what is not read back as it was written is no copy",
        "gobernacion/backup.py",
        "            _check(unfinished, proof, manifest)\n",
        "",
        "tests/test_a_copy_is_put_back.py",
    ),
    Mutation(
        "copies: a damaged file of a copy is refused",
        "gobernacion/backup.py",
        'raise RespaldoRechazado("El respaldo está dañado o incompleto.") from None',
        "pass",
        "tests/test_a_copy_is_put_back.py",
    ),
    Mutation(
        "copies: what stands beside the database is put back too",
        "gobernacion/backup.py",
        "        _put_beside(place / BESIDE)\n",
        "",
        "tests/test_a_copy_is_put_back.py",
    ),
    Mutation(
        "copies: nothing is put over a database that holds something",
        "gobernacion/backup.py",
        "if not schema.is_empty(connection):",
        "if False:",
        "tests/test_a_copy_is_put_back.py",
    ),
    Mutation(
        "texts: what is withdrawn goes from the journal of the database too",
        "gobernacion/releases/withdrawing.py",
        "    transaction.on_commit(_leave_no_journal)\n",
        "",
        "tests/releases/test_a_published_text_is_withdrawn.py",
    ),
    Mutation(
        "records: a broken rule is found though all are asked about at once",
        RULES,
        "return query.get_compiler(using=using).execute_sql(SINGLE) is not None",
        "return bool(query)",
        "tests/records/test_rules_are_asked_at_once.py",
    ),
    Mutation(
        "texts: what was withdrawn is withdrawn again when an older copy is put back",
        "gobernacion/releases/withdrawing.py",
        "            done += len(_take_away(texto, Decision(el, **said)))",
        "            done += 0",
        "tests/releases/test_a_published_text_is_withdrawn.py",
    ),
    Mutation(
        "texts: a later copy, which knows of a withdrawal, is left as it is",
        "gobernacion/releases/withdrawing.py",
        "if texto is not None and moment >= since:",
        "if texto is not None:",
        "tests/releases/test_a_published_text_is_withdrawn.py",
    ),
    Mutation(
        "archive: what was withdrawn leaves an archive made before",
        "gobernacion/open_data/management/commands/archivar.py",
        "if before != content:",
        "if before is None:",
        "tests/open_data/test_archives_verify_alone.py",
    ),
    Mutation(
        "texts: what is withdrawn goes from what was prepared too",
        "gobernacion/releases/withdrawing.py",
        "    _forget(words, texto, done[0].frase)",
        "    pass",
        "tests/releases/test_a_published_text_is_withdrawn.py",
    ),
    Mutation(
        "texts: what was decided for an offer says nothing of the account",
        "gobernacion/directory/public_texts.py",
        'return f"{self.ambito}\\n{self.texto}" if self.ambito else self.texto',
        "return self.texto",
        "tests/content/test_an_offer_names_nobody.py",
    ),
    Mutation(
        "texts: what is withdrawn takes no other text with it",
        "gobernacion/published/withdrawing.py",
        'return said == words or f"\\n{words}\\n" in f"\\n{said}\\n"',
        "return words in said",
        "tests/releases/test_a_published_text_is_withdrawn.py",
    ),
    Mutation(
        "texts: an edition of which a text was withdrawn can still be corrected",
        "gobernacion/releases/withdrawing.py",
        "        Edicion.objects.filter(pk=edicion.pk).update(huella=fingerprint(edicion))",
        "        pass",
        "tests/releases/test_a_published_text_is_withdrawn.py",
    ),
    Mutation(
        "seal: a decision to withdraw that nobody took is found",
        "gobernacion/published/verifying.py",
        "        if not _noted(lugar, noted):",
        "        if False:",
        "tests/releases/test_a_published_text_is_withdrawn.py",
    ),
    Mutation(
        "seal: a text that was withdrawn says nothing else",
        "gobernacion/published/seal.py",
        'return hasattr(texto, "retiro") and said == texto.retiro.frase',
        "return True",
        "tests/releases/test_a_published_text_is_withdrawn.py",
    ),
    Mutation(
        "loading: what the office measures is stated only by a document that was public",
        "gobernacion/releases/proofreading.py",
        "if asks and (publico_el is None or not self.documento.donde):",
        "if False:",
        "tests/cuenta_inventada",
    ),
    Mutation(
        "loading: a number stands in its own sentence",
        "gobernacion/releases/proofreading.py",
        "if valor is None or abs(valor) in counts_in(fuente, unidad):",
        "if True:",
        "tests/cuenta_inventada",
    ),
    Mutation(
        "loading: a number that names something counts nothing",
        "gobernacion/lib/counts_in_text.py",
        "    for name in _NAMING:",
        "    for name in ():",
        "tests/cuenta_inventada tests/lib/test_numbers_in_text.py",
    ),
    Mutation(
        "loading: no sum is held against entries of which one was left out",
        "gobernacion/releases/proofreading.py",
        "or dicho.valor is None or not self.whole:",
        "or dicho.valor is None:",
        "tests/cuenta_inventada",
    ),
    Mutation(
        "loading: a category of a closed list is one of it",
        "gobernacion/releases/proofreading.py",
        "if known and name not in (*known, rest):",
        "if level in self.catalogues and name not in (*known, rest):",
        "tests/cuenta_inventada",
    ),
    Mutation(
        "loading: the command asks for the function of whoever prepares",
        "gobernacion/releases/management/commands/cargar_cuenta.py",
        'if not Grants(user, timezone.localdate()).may("medir", Edicion):',
        "if False:",
        "tests/releases/test_loading.py",
    ),
    Mutation(
        "releases: what measured days left outside is not published",
        "gobernacion/releases/publishing.py",
        '    if left := outside.to_mend(edicion):\n        raise TransicionRechazada(f"Devuelva',
        '    if left := []:\n        raise TransicionRechazada(f"Devuelva',
        "tests/releases/test_what_is_prepared_follows_the_end_of_an_area.py",
    ),
    Mutation(
        "releases: what is told over other days today is not measured over those of before",
        "gobernacion/releases/movement.py",
        "if self.days_told(decididas) != self.momento:",
        "if False:",
        "tests/releases/test_why_a_figure_moved.py",
    ),
    Mutation(
        "territory: no decision extends an area beyond the law that ended it",
        "gobernacion/territory/vigencias.py",
        "if ended and (self.ultimo_dia is None or self.ultimo_dia > ended.ultimo_dia):",
        "if False:",
        "tests/extranjeria tests/indicators",
    ),
    Mutation(
        "records: no step begins a record after the last day of its area",
        "gobernacion/records/models.py",
        "        if self._state.adding:\n            self.require_answered(self.ocurrido_el)\n",
        "",
        "tests/extranjeria",
    ),
    Mutation(
        "known: a version is led back only by what the directory did since it was typed",
        "gobernacion/records/as_known.py",
        "{TYPED_ON} IS NULL OR {TYPED_ON} > %s",
        "{TYPED_ON} IS NULL OR {TYPED_ON} > %s OR true",
        "tests/records/test_as_known.py",
    ),
    Mutation(
        "releases: no count of few persons is published",
        "gobernacion/releases/protection.py",
        "        return valor < fewest\n",
        "        return False\n",
        "tests/releases",
    ),
    Mutation(
        "releases: what is withheld is not worked out from what stands beside it",
        "gobernacion/releases/protection.py",
        "    again = bool(withheld)\n",
        "    again = False\n",
        "tests/releases",
    ),
    Mutation(
        "releases: no check tells what is withheld",
        "gobernacion/releases/checking.py",
        "for cifra in cifras if not cifra.protegida)}",
        "for cifra in cifras)}",
        "tests/releases",
    ),
    Mutation(
        "indicators: an enumeration proves nothing about its own sum",
        "gobernacion/indicators/cuadraturas.py",
        "return resultado.estado is Estado.CUADRA and all(cifra.enumerada for cifra in compared)",
        "return False",
        "tests/indicators/test_stated_figures_keep_their_identities.py tests/cuenta_2019",
    ),
    Mutation(
        "indicators: an enumeration that does not add up is told",
        "gobernacion/indicators/cuadraturas.py",
        "return resultado.estado is Estado.CUADRA and all(cifra.enumerada for cifra in compared)",
        "return all(cifra.enumerada for cifra in compared)",
        "tests/indicators/test_stated_figures_keep_their_identities.py tests/cuenta_2019",
    ),
    Mutation(
        "releases: what a source only names is not told as its number",
        "gobernacion/releases/drafting.py",
        "yield dicho, Origen.ENUMERADA if dicho.enumerada else Origen.DOCUMENTO",
        "yield dicho, Origen.DOCUMENTO",
        "tests/releases/test_drafting.py tests/test_every_number_is_computed.py",
    ),
    Mutation(
        "releases: words that cite nothing stand in the way",
        "gobernacion/releases/checking.py",
        "    yield from (str(one) for one in words.dangling(edicion))\n",
        "",
        "tests/releases/test_words_cite_figures.py",
    ),
    Mutation(
        "releases: a head writes the own chapters alone",
        "gobernacion/releases/admin.py",
        'grants(request).scope(everything, "redactar")',
        "everything",
        "tests/releases/test_words_cite_figures.py",
    ),
    Mutation(
        "published: the words of an account lead nowhere unsafe",
        "gobernacion/published/telling.py",
        'return own or url.lower().startswith("https://")',
        "return True",
        "tests/published/test_telling_hostile.py",
    ),
    Mutation(
        "releases: no page is older than what is published",
        "gobernacion/releases/publishing.py",
        "    freshness.changing()\n",
        "",
        "tests/kept tests/releases",
    ),
    # --- pages ---
    Mutation(
        "pages: what names this site is kept for that name alone",
        "gobernacion/addresses.py",
        '            patch_vary_headers(response, ["Host"])\n',
        "            pass\n",
        "tests/portal/test_search_engines_find_what_is_public.py",
    ),
    Mutation(
        "pages: a text can be read in the dark",
        "gobernacion/portal/static/portal/portal.css",
        "    --suave: #a3b0c1;\n",
        "    --suave: #2e4059;\n",
        "tests/browser/test_public_pages.py",
    ),
    Mutation(
        "pages: no total is printed in the middle of its table",
        "gobernacion/portal/static/portal/portal.css",
        "  tfoot { display: table-row-group; break-before: avoid; }\n",
        "",
        "tests/browser/test_public_pages.py",
    ),
    # --- the schema ---
    Mutation(
        "schema: a new installation stands for every migration",
        "gobernacion/schema.py",
        "            recorder.record_applied(*node)\n",
        "            node[0] != 'records' and recorder.record_applied(*node)\n",
        "tests/test_a_new_installation_equals_a_migrated_one.py",
    ),
    # --- summaries ---
    Mutation(
        "summaries: whoever may not read the targets of an area finds no figure of it",
        "gobernacion/summaries/rights.py",
        "if held.may(Accion.VER, MetaAnual(area=area.label))",
        "if held.functions",
        "tests/summaries/test_the_board.py tests/summaries/test_the_workbook.py",
    ),
    Mutation(
        "summaries: a page of no model is none to whoever may not open it",
        SITE,
        "if not page.may(grants(request), **kwargs):",
        "if False:",
        "tests/summaries/test_the_board.py tests/access/test_the_walk.py",
    ),
    Mutation(
        "summaries: few persons are marked for the office alone",
        "gobernacion/summaries/measured.py",
        "points_at_somebody(indicador, valor, lugar.dimension, registros, self._fewest)",
        "False",
        "tests/summaries/test_a_summary_says_what_the_account_says.py",
    ),
    Mutation(
        "protection: an amount or a mean of few records may be of somebody",
        "gobernacion/releases/protection.py",
        "return bool(dimension) or 0 < (registros or 0) < fewest",
        "return False",
        "tests/releases/test_small_counts_are_withheld.py "
        "tests/summaries/test_a_summary_says_what_the_account_says.py",
    ),
    Mutation(
        "summaries: few persons of the year before are marked too",
        "gobernacion/summaries/reading.py",
        "interna=found.interna or earlier.interna",
        "interna=found.interna",
        "tests/summaries/test_a_summary_says_what_the_account_says.py",
    ),
    Mutation(
        "summaries: days over a New Year add no two budgets",
        "gobernacion/indicators/moments.py",
        "if indicador.tramo is Tramo.ANUAL:",
        "if False:",
        "tests/summaries/test_a_summary_says_what_the_account_says.py",
    ),
    Mutation(
        "summaries: what rests on no record is no zero",
        "gobernacion/summaries/measured.py",
        "if registros == 0 and not valor:",
        "if False:",
        "tests/summaries/test_a_summary_says_what_the_account_says.py",
    ),
    Mutation(
        "summaries: a target is expected by the rhythm of its indicator",
        "gobernacion/summaries/reading.py",
        "return meta * indicador.ritmo.parte(span, days)",
        "return meta * days.days / span.days",
        "tests/summaries/test_a_summary_says_what_the_account_says.py",
    ),
    Mutation(
        "summaries: what should fall is late above its target",
        "gobernacion/summaries/lines.py",
        "return Situacion.SOBRE_LO_ESPERADO if self.valor > expected else Situacion.AL_DIA",
        "return Situacion.AL_DIA",
        "tests/summaries/test_a_summary_says_what_the_account_says.py",
    ),
    Mutation(
        "summaries: that a workbook left the office stays in the journal",
        "gobernacion/summaries/desk.py",
        "    journal.note_export(user, Cifra, len(resumen.lineas),",
        "    (lambda *said: None)(user, Cifra, len(resumen.lineas),",
        "tests/summaries/test_the_board.py",
    ),
    Mutation(
        "summaries: the table of data takes in its last row",
        "gobernacion/summaries/sheets/data.py",
        "last = max(len(w.resumen.lineas), 1)",
        "last = max(len(w.resumen.lineas) - 1, 1)",
        "tests/summaries/test_the_workbook.py",
    ),
    Mutation(
        "summaries: a total is the sum of every row above it",
        "gobernacion/summaries/book.py",
        'rows = {"": row, ":first": hoja.primera, ":last": row - 1}',
        'rows = {"": row, ":first": hoja.primera, ":last": row - 2}',
        "tests/summaries/test_the_workbook.py",
    ),
    Mutation(
        "summaries: no text that somebody wrote becomes a formula",
        "gobernacion/summaries/book.py",
        "worksheet.write_string(row, column, clean(str(value)), shown)",
        "worksheet.write(row, column, str(value), shown)",
        "tests/summaries/test_the_workbook.py",
    ),
]


def bites(mutation: Mutation, copy: Path) -> bool:
    """Whether a test goes red once the rule is broken."""
    broken = copy / mutation.file
    whole = broken.read_text(encoding="utf-8")
    broken.write_text(whole.replace(mutation.was, mutation.becomes), encoding="utf-8")
    environment = {key: value for key, value in os.environ.items() if key not in ("DATABASE_URL", "CAMPAIGN")}
    python = [*mutation.prefix, sys.executable]
    try:
        if mutation.migrated:
            migrate = [*python, "manage.py", "makemigrations", "--name", "mutated", "--verbosity", "0"]
            subprocess.run(migrate, cwd=copy, env=environment, check=True)
        asked = [*python, "-m", "pytest", "-q", "-x", "-n", "2", *mutation.tests.split()]
        answer = subprocess.run(
            asked, cwd=copy, env=environment, check=False, stdout=subprocess.PIPE, text=True
        )
    finally:
        broken.write_text(whole, encoding="utf-8")
        for made in copy.glob("**/migrations/*_mutated.py"):
            made.unlink()
    red = [line for line in answer.stdout.splitlines() if line.startswith(("FAILED ", "ERROR tests"))]
    sys.stdout.write(f"{'red  ' if red else 'GREEN'} {mutation.rule}\n      {red[0][:150] if red else ''}\n")
    sys.stdout.flush()
    return bool(red)


def main(word: str = "") -> int:
    chosen = [mutation for mutation in MUTATIONS if word in mutation.rule]
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "product"
        shutil.copytree(
            ROOT, copy, ignore=shutil.ignore_patterns(".venv", "var", ".git", "__pycache__", ".*_cache")
        )
        found = {mutation: bites(mutation, copy) for mutation in chosen}
    if not word and all(found.values()):
        rows = [
            f"| {one.rule.partition(': ')[0]} | {one.rule.partition(': ')[2]} | `{one.file}` |"
            for one in found
        ]
        head = [
            "# Each rule that protects people or money is broken once: a test goes red",
            "",
            f"Run on {date.today():%d-%m-%Y} by `python tests/mutations.py`: all {len(found)} were noticed.",  # noqa: DTZ011
            "",
            "| Of | Rule | Broken in |",
            "|---|---|---|",
        ]
        PAGE.write_text("\n".join([*head, *rows]) + "\n", encoding="utf-8")
    return int(not all(found.values()))


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
