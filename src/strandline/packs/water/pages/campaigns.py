"""Campaigns: the list, and the story of one."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from functools import partial

from nicegui import ui

from strandline.console import states
from strandline.console.frame import card, heading
from strandline.console.html import Content, facts, joined, link, tag
from strandline.console.states import Section
from strandline.console.tables import Column, table_html
from strandline.console.visits import Page, Visit
from strandline.packs.water.context import Water
from strandline.packs.water.context_records import Campaign, CampaignContext, Overlap, Part
from strandline.packs.water.pages import words
from strandline.packs.water.pages.lists import every
from strandline.packs.water.pages.search import searched
from strandline.packs.water.pages.stories import story
from strandline.packs.water.records import Series
from strandline.packs.water.services import campaigns
from strandline.rest.pages import MOST_ITEMS, PageRequest

_COLUMNS = (Column("Campaign"), Column("Kind"), Column("Site"), Column("Time"), Column("Project"))


def pages(water: Water) -> list[Page]:
    return [
        Page(
            path="/campaigns",
            title="Campaigns",
            pack="water",
            navigation="Campaigns",
            build=partial(build_list, water),
        ),
        Page(
            path="/campaigns/{id}",
            title="Story of a campaign",
            pack="water",
            section="Campaigns",
            build=partial(build_story, water),
        ),
    ]


def build_list(water: Water, visit: Visit) -> None:
    heading("Campaigns", "Work with a purpose and an end: who measured what, where and when.")
    with card():
        Section(
            visit,
            partial(every, partial(campaigns.list_campaigns, water, references={})),
            draw_list,
            loading="Reading campaigns…",
        )


def draw_list(found: tuple[list[Campaign], int]) -> None:
    listed, total = found
    if not listed:
        states.empty(
            "There are no campaigns yet",
            "POST /api/v1/campaigns makes one; series, samples and events can then name it.",
        )
        return
    searched(
        "campaigns",
        listed,
        total=total,
        texts=lambda one: (one.name, one.site, one.campaign_type, one.project, one.description),
        draw=lambda some: table_html("Campaigns", _COLUMNS, [_row(one) for one in some]),
    )


def _row(one: Campaign) -> list[Content]:
    return [
        link(one.name, f"/campaigns/{one.campaign_id}"),
        tag(one.campaign_type, "accent"),
        one.site,
        words.until(one.start_date, one.end_date),
        one.project,
    ]


Told = tuple[CampaignContext, list[Overlap], int]


def build_story(water: Water, visit: Visit) -> None:
    campaign_id = visit.number

    def read() -> Told:
        others, total = campaigns.overlaps(water, campaign_id, PageRequest(page_size=MOST_ITEMS))
        return campaigns.context(water, campaign_id), others, total

    Section(
        visit,
        read,
        draw_story,
        loading="Reading the story of this campaign…",
        lines=10,
        title="Campaign",
    )


def draw_story(told: Told) -> None:
    context, others, _ = told
    campaign = context.campaign
    heading(campaign.name, campaign.description or "")
    with card():
        ui.html(facts(_facts(context)), sanitize=False)
        for name, total in context.truncated.items():
            ui.html(
                f'<div class="sl-caution"><p>There are {total:,} {name}, and only the first are'
                " shown. The API pages through all of them.</p></div>",
                sanitize=False,
            )
    with ui.element("div").classes("sl-grid two"):
        with ui.element("div").classes("sl-section"):
            with card("What was measured"):
                _measured(context.metadata, context.counts.get("metadata", 0))
            with card("Who shared with it", "Campaigns that use the same places or instruments."):
                _overlaps(others)
        with ui.element("div").classes("sl-section"):
            with card("What belongs to it"):
                _parts(context)
            with card("What happened"):
                _happened(context)


def _facts(context: CampaignContext) -> dict[str, Content]:
    campaign, span = context.campaign, context.time_range
    return {
        "Kind": tag(campaign.campaign_type, "accent"),
        "Site": campaign.site,
        "Planned": words.until(span.start_date, span.end_date),
        "Values": words.until(span.first_value, span.last_value) if span.first_value else None,
        "Project": campaign.project,
        "Series": words.count(context.counts.get("metadata")),
        "Samples": words.count(context.counts.get("samples")),
        "Events": words.count(context.counts.get("events")),
    }


def _measured(series: Sequence[Series], total: int) -> None:
    if not series:
        states.empty("No series belongs to it", "Series name their campaign when they are made.")
        return
    grouped: dict[tuple[str | None, str | None, int | None, int | None], list[Series]] = {}
    for one in series:
        key = (one.location, one.variable, one.location_id, one.variable_id)
        grouped.setdefault(key, []).append(one)
    rows: list[list[Content]] = [
        [
            link(
                f"{variable or 'Unnamed variable'} at {location or 'no place'}",
                "/explore",
                location=location_id,
                variable=variable_id,
            ),
            joined([tag(word) for word in sorted({one.provenance or "unknown" for one in some})]),
            ", ".join(sorted({one.processing_degree or "Raw" for one in some})),
            words.count(len(some)),
        ]
        for (location, variable, location_id, variable_id), some in grouped.items()
    ]
    columns = (Column("Values"), Column("From"), Column("Degrees"), Column("Series", number=True))
    ui.html(table_html("What was measured", columns, rows), sanitize=False)
    if total > len(series):
        ui.label(f"The first {len(series):,} of {total:,} series are counted.").classes("sl-note")


def _parts(context: CampaignContext) -> None:
    rows: list[list[Content]] = [
        *(
            [
                link(part.thing.name, "/explore", location=part.thing.location_id),
                "location",
                _part(part),
            ]
            for part in context.locations
        ),
        *(
            [
                link(part.thing.identifier, f"/equipment/{part.thing.equipment_id}"),
                "equipment",
                _part(part),
            ]
            for part in context.equipment
        ),
        *([part.thing.name, "variable", _part(part)] for part in context.variables),
    ]
    if not rows:
        states.empty("It lists no places, equipment or variables")
        return
    columns = (Column("Name"), Column("Kind"), Column("Its part"))
    ui.html(table_html("What belongs to it", columns, rows), sanitize=False)


def _part(part: Part[object]) -> Content:
    return part.role or ("listed" if part.listed else "used, not listed")


def _happened(context: CampaignContext) -> None:
    told: list[tuple[datetime, str, str]] = [
        *(
            (
                one.event.occurred_at,
                f"{one.event.event_type} of {one.event.equipment}"
                + (f": {one.event.notes}" if one.event.notes else ""),
                "bad" if one.event.event_type == "Failure" else "",
            )
            for one in context.events
        ),
        *(
            (
                sample.sampled_at,
                f"{sample.sample_type or 'Sample'} {sample.sample_id} taken at {sample.location}"
                + (f" by {sample.sampled_by}" if sample.sampled_by else ""),
                "",
            )
            for sample in context.samples
        ),
    ]
    for when, word in (
        (context.campaign.start_date, "The campaign starts"),
        (context.campaign.end_date, "The campaign ends"),
    ):
        if when is not None:
            told.append((when, word, "warn"))
    if not told:
        states.empty("No samples or events are recorded for it")
        return
    ui.html(story(sorted(told)), sanitize=False)


def _overlaps(others: Sequence[Overlap]) -> None:
    if not others:
        states.empty("It shares nothing with another campaign")
        return
    rows: list[list[Content]] = [
        [
            link(one.campaign.name, f"/campaigns/{one.campaign.campaign_id}"),
            ", ".join(shared.name for shared in (*one.locations, *one.equipment, *one.variables)),
            "at the same time" if one.in_time else "at another time",
        ]
        for one in others
    ]
    columns = (Column("Campaign"), Column("Shared"), Column("When"))
    ui.html(table_html("Campaigns that share with it", columns, rows), sanitize=False)
