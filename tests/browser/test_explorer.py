"""The explorer with a million values, and the address that shares what it shows."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from browser.archive import Archive
from browser.conftest import Visit
from browser.serving import Served

pytestmark = pytest.mark.slow

_LINES = """() => {
  const chart = document.querySelector('.sl-chart');
  const option = getElement(Number(chart.id.slice(1))).chart.getOption();
  return option.series.filter(one => one.name).map(
    one => ({name: one.name, type: one.type, points: one.data.length}));
}"""
_BANDS = """() => {
  const chart = document.querySelector('.sl-chart');
  const option = getElement(Number(chart.id.slice(1))).chart.getOption();
  return option.series.at(-1).markArea.data.map(([first]) => first.name);
}"""


def test_sensor_laboratory_and_processed_lie_over_each_other(
    visit: Visit, server: Served, archive: Archive
) -> None:
    page = visit(server.address).go(f"/explore?location={archive.effluent}&variable={archive.tss}")
    page.wait_for_selector(".sl-chart canvas")
    lines = {one["name"]: one for one in page.evaluate(_LINES)}
    assert set(lines) == {
        "Raw · TSS_01",
        "Cleaned · Sensor",
        "Aggregated · Sensor",
        "Wet lab (laboratory)",
    }
    assert lines["Wet lab (laboratory)"] == {
        "name": "Wet lab (laboratory)",
        "type": "scatter",
        "points": 7,
    }
    assert lines["Raw · TSS_01"]["type"] == "line"
    assert set(page.evaluate(_BANDS)) == {
        "Calibration",
        "Failure",
        "Repair",
        "Maintenance",
        "Rag on the probe",
    }
    lineage = page.get_by_role("img", name="Lineage graph")
    expect(lineage.get_by_text("Outlier removal")).to_be_visible()
    expect(page.get_by_role("list", name="Processing steps")).to_contain_text("Hourly means")


def test_a_spectrum_is_a_map_over_time_and_wavelength(
    visit: Visit, server: Served, archive: Archive
) -> None:
    page = visit(server.address).go(f"/explore?series={archive.spectra}")
    page.wait_for_selector(".sl-chart canvas")
    (heat,) = page.evaluate(_LINES.replace(".filter(one => one.name)", ""))
    assert heat["type"] == "heatmap"
    # 38 of 40 bins have numbers, at each of the moments that fit a screen.
    assert heat["points"] % 38 == 0
    assert 38 * 80 <= heat["points"] <= 38 * 170


def test_a_million_values_are_thinned_and_zooming_reads_anew(
    visit: Visit, server: Served, archive: Archive
) -> None:
    window = visit(server.address)
    page = window.go(f"/explore?series={archive.long}")
    page.wait_for_selector(".sl-chart canvas")
    expect(page.get_by_role("row").filter(has_text="1,000,000")).to_be_visible()
    (overview,) = page.evaluate(_LINES)
    assert overview["points"] <= 1500
    box = page.locator(".sl-chart canvas").bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    for _ in range(12):
        page.mouse.wheel(0, -240)
        page.wait_for_timeout(30)
    expect(page.get_by_text(re.compile(r"– .*: [\d,]+ points drawn"))).to_be_visible()
    page.wait_for_function("location.search.includes('zoom=')")
    (detail,) = page.evaluate(_LINES)
    # The overview goes on outside of what was zoomed into.
    assert detail["points"] > overview["points"]
    window.shoot("explorer-zoomed")
    shared = page.url

    other = visit(server.address)
    page = other.go(shared.removeprefix(server.address))
    expect(page.get_by_text(re.compile(r"– .*: [\d,]+ points drawn"))).to_be_visible()
    expect(page.get_by_label("Variable")).to_have_value("Flow")


def test_what_is_chosen_stands_in_the_address(
    visit: Visit, server: Served, archive: Archive
) -> None:
    window = visit(server.address)
    page = window.go("/explore")
    expect(page.get_by_text("Choose a location")).to_be_visible()
    page.get_by_label("Location").click()
    page.keyboard.type("primary")
    expect(page.get_by_role("option")).to_have_count(1)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/explore?location={archive.effluent}")
    window.settle()
    page.get_by_label("From (UTC)").fill("2025-03-02T00:00")
    page.get_by_label("To (UTC)").fill("2025-03-03T00:00")
    page.get_by_label("To (UTC)").press("Enter")
    page.wait_for_url("**/explore?*from=2025-03-02*")
    window.settle()
    expect(page.get_by_role("link", name="CSV of series 1", exact=True)).to_have_attribute(
        "href", re.compile("from=2025-03-02T00%3A00%3A00&to=2025-03-03T00%3A00%3A00")
    )
    page.get_by_role("link", name="Whole record").click()
    page.wait_for_url(lambda url: "from=" not in url)


def test_an_export_holds_every_value_of_the_range(
    visit: Visit, server: Served, archive: Archive
) -> None:
    page = visit(server.address).go(
        f"/explore?location={archive.effluent}&variable={archive.tss}"
        "&from=2025-03-02T00:00&to=2025-03-03T00:00"
    )
    with page.expect_download() as arriving:
        page.get_by_role("link", name="CSV of series 1", exact=True).click()
    text = arriving.value.path().read_text("utf-8")
    assert len(text.splitlines()) == 1 + 24 * 12
