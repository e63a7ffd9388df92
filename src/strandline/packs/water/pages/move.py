"""The dialog that moves an instrument: it shows what it would do before it does it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from html import escape

from nicegui import background_tasks, ui

from strandline.console import states
from strandline.console.states import attempt
from strandline.console.visits import Visit
from strandline.errors import StrandlineError
from strandline.packs.water.context import Water
from strandline.packs.water.context_records import Campaign, Equipment, Location, Person
from strandline.packs.water.move_records import MovePlan, MoveRequest
from strandline.packs.water.pages import words
from strandline.packs.water.services import moving
from strandline.rest.errors import Invalid
from strandline.rest.principals import Action

# Choices of the dialog's selects that are no row.
OUT, KEEP, NONE = 0, -1, 0


class MoveDialog:
    """A dialog whose second button appears with a preview and goes with any change."""

    def __init__(
        self,
        water: Water,
        visit: Visit,
        equipment: Equipment,
        *,
        locations: Sequence[Location],
        campaigns: Sequence[Campaign],
        people: Sequence[Person],
        after: str,
    ) -> None:
        self._water, self._visit, self._equipment, self._after = water, visit, equipment, after
        self._shown: MoveRequest | None = None
        places = {one.location_id: f"{one.site} · {one.name}" for one in locations}
        with ui.dialog() as self._dialog, ui.card().classes("sl-dialog"):
            self._dialog.props('aria-label="Move the instrument"')
            ui.html(f"<h2>Move {escape(equipment.identifier)}</h2>", sanitize=False)
            with ui.element("div").classes("sl-row"):
                self._place = _select("To", {**places, OUT: "Out of service: no place"}, None)
                self._at = ui.input(
                    label="At (UTC)", value=datetime.now(UTC).strftime("%Y-%m-%dT%H:%M")
                )
                self._at.props('outlined dense stack-label type="datetime-local"')
                self._at.classes("sl-moment-field")
            with ui.element("div").classes("sl-row"):
                runs = {KEEP: "As before", NONE: "None"}
                self._campaign = _select(
                    "For the campaign", {**runs, **{c.campaign_id: c.name for c in campaigns}}, KEEP
                )
                named = {one.person_id: one.full_name for one in people}
                self._person = _select("Moved by", {NONE: "Nobody in particular", **named}, NONE)
            self._notes = ui.input(label="Notes").props("outlined dense maxlength=500")
            self._notes.classes("sl-wide")
            self._body = ui.element("div").classes("sl-section").props('aria-live="polite"')
            with ui.element("div").classes("sl-row end"):
                ui.button("Cancel", on_click=self._dialog.close).props("flat no-caps")
                ui.button("Preview", on_click=self._preview).props("outline no-caps")
                self._do = ui.button("Move", on_click=self._move).props("unelevated no-caps")
        self._do.set_visibility(False)
        for field in (self._place, self._at, self._campaign, self._person, self._notes):
            field.on_value_change(self._forget)
        for field in (self._at, self._notes):
            field.on("keydown.enter", self._preview)

    def open(self) -> None:
        self._dialog.open()

    def _forget(self) -> None:
        """Take the preview away: it is not one of what the fields say now."""
        self._shown = None
        self._do.set_visibility(False)
        self._body.clear()

    def _asked(self) -> MoveRequest:
        if self._place.value is None:
            raise Invalid("H104", "no place is chosen", hint="say where the instrument goes")
        try:
            at = datetime.fromisoformat(str(self._at.value)).replace(tzinfo=UTC)
        except ValueError:
            raise Invalid(
                "H105", "the moment of the move cannot be read", hint="give day and time in UTC"
            ) from None
        campaign = int(self._campaign.value)
        return MoveRequest(
            equipment_id=self._equipment.equipment_id,
            to_location_id=self._place.value or None,
            at=at,
            keeps_campaign=campaign == KEEP,
            campaign_id=campaign if campaign > 0 else None,
            moved_by_person_id=self._person.value or None,
            notes=(self._notes.value or "").strip() or None,
        )

    def _preview(self) -> None:
        self._forget()
        with self._body:
            states.skeleton("Working out what the move would do…", 3)
        background_tasks.create(self._show_preview(), context=self._body)

    async def _show_preview(self) -> None:
        try:
            asked = self._asked()
        except StrandlineError as error:
            self._fill(error)
            return
        done = await attempt(
            self._visit, Action.READ, partial(moving.preview_move, self._water, asked)
        )
        if self._body.is_deleted:
            return
        self._fill(done)
        if isinstance(done, MovePlan) and not done.already_done:
            self._shown = replace(asked, preview_token=done.token)
            self._do.set_visibility(True)

    def _fill(self, done: MovePlan | StrandlineError) -> None:
        self._body.clear()
        with self._body:
            if isinstance(done, StrandlineError):
                states.problem(done)
            else:
                ui.html(told(done), sanitize=False)

    async def _move(self) -> None:
        if self._shown is None:
            return
        asked, self._shown = self._shown, None
        self._do.set_visibility(False)
        done = await attempt(self._visit, Action.WRITE, partial(moving.move, self._water, asked))
        if isinstance(done, StrandlineError):
            self._fill(done)
            return
        ui.notify(f"{done.equipment} was moved", type="positive")
        ui.navigate.to(self._after)


def told(plan: MovePlan) -> str:
    """Return what a move does as a list, with what to look at first; pure."""
    warnings = "".join(
        f'<div class="sl-caution"><p>{escape(one.message)} <code>{escape(one.code)}</code></p></div>'
        for one in plan.warnings
    )
    if plan.already_done:
        return (
            '<div class="sl-caution"><p>This move is recorded already; nothing would change.</p>'
            f"</div>{warnings}"
        )
    lines = "".join(f"<li>{escape(line)}</li>" for line in changes(plan))
    return f'{warnings}<h3>What the move does</h3><ul class="sl-changes">{lines}</ul>'


def changes(plan: MovePlan) -> list[str]:
    """Return each change of a move as a sentence."""
    at = words.short(plan.at)
    lines = [
        f"Its stay at {stay.location}, since {words.short(stay.installed_at)}, ends at {at}."
        for stay in plan.closes_installations
    ]
    if plan.opens_installation and plan.place is not None:
        lines.append(f"It stands at {plan.place.location} ({plan.place.site}) from {at}.")
    lines += [
        f"Route {route.route_id} of {route.variable} to series {route.metadata_id}"
        f" ({route.location or 'no location'}) ends at {at}."
        for route in plan.closes_routes
    ]
    for route in plan.opens_routes:
        target = "a new series" if route.creates_series else f"series {route.metadata_id}"
        until = "" if route.valid_to is None else f" until {words.short(route.valid_to)}"
        lines.append(
            f"{route.variable} goes to {target} from {words.short(route.valid_from)}{until}."
        )
    lines += [f"The event {event.event_type} is recorded at {at}." for event in plan.events]
    return lines


def _select(label: str, options: dict[int, str], value: int | None) -> ui.select:
    field = ui.select(options, value=value, label=label, with_input=True)
    return field.props("outlined dense options-dense").classes("sl-grow")
