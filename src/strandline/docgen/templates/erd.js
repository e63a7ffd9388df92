
"use strict";
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const canvas = document.getElementById("canvas");
  const stage = document.getElementById("stage");
  const panel = document.getElementById("details");
  const search = document.getElementById("search");
  const results = document.getElementById("results");
  const edges = document.getElementById("edges");
  const over = document.getElementById("over");
  const said = document.getElementById("said");
  const level = document.getElementById("zoom-level");
  const tables = data.tables.map((table, at) => ({ ...table, node: document.getElementById("t" + at), edges: [] }));
  const whole = canvas.dataset.whole.split(" ").map(Number);
  const view = { x: 0, y: 0, scale: 1 };
  const FAR = 0.5, FARTHEST = 0.17, LEAST = 0.02, MOST = 4, READABLE = 0.85, MOST_RESULTS = 60;
  let selected = -1;
  let rowHit = null;

  edges.querySelectorAll(".edge").forEach((edge, order) => {
    const from = Number(edge.dataset.from), to = Number(edge.dataset.to);
    const link = { edge, order, from, to };
    tables[from].edges.push(link);
    if (to !== from) tables[to].edges.push(link);
  });

  // All text goes in as text nodes: nothing from the dictionary is ever read as HTML.
  function make(tag, options = {}, ...children) {
    const node = document.createElement(tag);
    for (const [key, value] of Object.entries(options)) {
      if (key === "on") node.addEventListener("click", value);
      else node.setAttribute(key, value);
    }
    node.append(...children.filter((child) => child !== null && child !== ""));
    return node;
  }

  // View ------------------------------------------------------------------------------------
  function size() {
    return [Math.max(stage.clientWidth, 1), Math.max(stage.clientHeight, 1)];
  }
  function show() {
    const [width, height] = size();
    canvas.setAttribute("viewBox", [view.x, view.y, width / view.scale, height / view.scale].join(" "));
    canvas.classList.toggle("far", view.scale < FAR);
    canvas.classList.toggle("farthest", view.scale < FARTHEST);
    level.textContent = Math.round(view.scale * 100) + " %";
  }
  function fit() {
    const [width, height] = size();
    view.scale = Math.min(Math.max(Math.min(width / whole[2], height / whole[3]), LEAST), 1.25);
    view.x = whole[0] + whole[2] / 2 - width / view.scale / 2;
    view.y = whole[1] + whole[3] / 2 - height / view.scale / 2;
    show();
  }
  function zoom(factor, atX, atY) {
    const [width, height] = size();
    const x = atX ?? width / 2, y = atY ?? height / 2;
    const scale = Math.min(Math.max(view.scale * factor, LEAST), MOST);
    view.x += x / view.scale - x / scale;
    view.y += y / view.scale - y / scale;
    view.scale = scale;
    show();
  }
  function pan(dx, dy) {
    view.x += dx / view.scale;
    view.y += dy / view.scale;
    show();
  }
  function centre(at, scale) {
    const [x, y, w, h] = tables[at].box;
    const [width, height] = size();
    view.scale = scale;
    view.x = x + w / 2 - width / scale / 2;
    // A table taller than the stage is shown from its head.
    view.y = h * scale > height ? y - 20 / scale : y + h / 2 - height / scale / 2;
    show();
  }
  function reveal(at) {
    const [x, y, w, h] = tables[at].box;
    const [width, height] = size();
    const left = (x - view.x) * view.scale, top = (y - view.y) * view.scale;
    const inside = left >= 0 && top >= 0 && left + w * view.scale <= width && top + Math.min(h * view.scale, height) <= height + 1;
    if (!inside) centre(at, view.scale);
  }

  // Choosing a table ------------------------------------------------------------------------
  function putBack() {
    const moved = [...over.children];
    for (const edge of moved) {
      edge.classList.remove("in");
      edges.append(edge);
    }
    for (const table of tables) table.node.classList.remove("selected", "related");
    rowHit?.remove();
    rowHit = null;
    canvas.classList.remove("chosen");
  }
  function choose(at, column = null, { move = false } = {}) {
    putBack();
    clearFound();
    selected = at;
    const table = tables[at];
    table.node.classList.add("selected");
    canvas.classList.add("chosen");
    for (const { edge, from, to } of table.edges) {
      edge.classList.toggle("in", to === at && from !== at);
      over.append(edge);
      const other = from === at ? to : from;
      if (other !== at) tables[other].node.classList.add("related");
    }
    markRow(table, column);
    if (move) centre(at, Math.max(view.scale, READABLE));
    details(table, column);
    said.textContent = table.name + ": " + table.columns.length + " columns, points at " + table.links.length + ", pointed at by " + table.linked.length;
    remember("#" + encodeURIComponent(table.name));
  }
  function clear() {
    putBack();
    clearFound();
    selected = -1;
    index();
    remember(location.pathname + location.search);
  }
  function remember(address) {
    try { history.replaceState(null, "", address); } catch { /* some browsers refuse for files */ }
  }
  function markRow(table, column) {
    const row = column === null ? -1 : table.columns.findIndex((found) => found.name === column);
    if (row < 0) return;
    const [x, y, w] = table.box, { header, padding, row: high } = data.geometry;
    rowHit = document.createElementNS("http://www.w3.org/2000/svg", "rect");
    const place = { class: "rowhit", x: x + 3, y: y + header + padding + Math.min(row, table.rows) * high, width: w - 6, height: high, rx: 3 };
    for (const [key, value] of Object.entries(place)) rowHit.setAttribute(key, value);
    table.node.querySelector(".near").before(rowHit);
  }

  // Side panel ------------------------------------------------------------------------------
  function part(title, ...content) {
    return content.length ? [make("h3", {}, title), ...content] : [];
  }
  function go(at, name, column = null) {
    if (at < 0) return make("code", {}, name);
    return make("button", { type: "button", class: "go", on: () => choose(at, column, { move: true }) }, name);
  }
  function columnItem(column, hit) {
    const line = make("div", { class: "line" }, make("b", {}, column.name),
      ...(column.marks ?? []).map((mark) => make("span", { class: "badge" }, mark)),
      make("code", { class: "soft" }, column.type), make("span", { class: "soft" }, column.null ? "may be null" : "required"));
    return make("li", hit ? { class: "hit" } : {}, line,
      column.default ? make("div", { class: "soft" }, "default ", make("code", {}, column.default)) : "",
      column.about ? make("p", { class: "about" }, column.about) : "");
  }
  function linkItem(link, towards) {
    const from = link.columns.join(", "), to = link.target.join(", ");
    return make("li", {}, go(link.table, tables[link.table]?.label ?? link.name), make("span", { class: "soft" },
      towards ? " by " + from + (link.optional ? " (may be empty)" : "") : " by its " + from + " to " + to));
  }
  function list(kind, items) {
    return items.length ? [make("ul", { class: kind }, ...items)] : [];
  }
  function details(table, column) {
    const theme = data.themes[table.theme];
    const items = table.columns.map((found) => columnItem(found, found.name === column));
    panel.replaceChildren(
      make("div", { class: "top" }, make("h2", {}, table.name),
        make("button", { type: "button", class: "close", "aria-label": "Close details", on: () => { const last = selected; clear(); tables[last]?.node.focus(); } }, "×")),
      make("span", { class: "chip c" + theme.colour }, theme.name),
      ...(table.about ? [make("p", {}, table.about)] : []),
      ...part("Points at", ...list("", table.links.map((link) => linkItem(link, true)))),
      ...part("Pointed at by", ...list("", table.linked.map((link) => linkItem(link, false)))),
      ...part(table.columns.length + " columns", ...list("columns", items)),
      ...part("Unique", ...list("", table.keys.map((key) => make("li", {}, make("code", {}, key.name), " " + key.columns.join(", "))))),
      ...part("Checks", ...list("", table.checks.map((check) => make("li", {}, make("code", {}, check.text))))),
      ...part("Indexes", ...list("", table.indexes.map((name) => make("li", {}, make("code", {}, name))))),
    );
    panel.scrollTop = 0;
    panel.querySelector(".hit")?.scrollIntoView({ block: "center" });
  }
  function index() {
    const groups = data.themes.flatMap((theme, number) => [
      make("h3", {}, make("span", { class: "chip c" + theme.colour }, theme.name)),
      make("ul", { class: "index" }, ...tables.map((table, at) => [table, at]).filter(([table]) => table.theme === number)
        .sort(([a], [b]) => (a.label < b.label ? -1 : 1)).map(([table, at]) => make("li", {}, go(at, table.label)))),
    ]);
    const legend = [
      ["PK FK UQ", "primary key, foreign key, unique"], ["type?", "may be null"], [">—", "crow's foot: many rows point from here"],
      ["—||", "must point at a row"], ["—o|", "may point at none"], ["solid / dashed", "links out of / into the chosen table"],
      ["arrows, drag", "move"], ["+ − 0, wheel", "zoom, show everything"], ["Tab, Enter", "next table, open it"], ["/", "search"], ["Esc", "back to this list"],
    ];
    panel.replaceChildren(make("h2", {}, "All tables"), ...groups, make("h3", {}, "Legend and keys"),
      make("dl", { class: "legend" }, ...legend.flatMap(([sign, meaning]) => [make("dt", {}, sign), make("dd", {}, meaning)])));
    panel.scrollTop = 0;
  }

  // Search ----------------------------------------------------------------------------------
  let found = [];
  let active = -1;
  function clearFound() {
    canvas.classList.remove("searching");
    for (const table of tables) table.node.classList.remove("found");
  }
  function rank(text, asked) {
    const lower = text.toLowerCase();
    return lower === asked ? 0 : lower.startsWith(asked) ? 1 : lower.includes(asked) ? 2 : -1;
  }
  function look() {
    const asked = search.value.trim().toLowerCase();
    clearFound();
    active = -1;
    if (!asked) { found = []; results.hidden = true; announce(); return; }
    found = [];
    tables.forEach((table, at) => {
      const bare = rank(table.name.slice(table.name.lastIndexOf(".") + 1), asked), full = rank(table.name, asked);
      const name = bare < 0 ? full : full < 0 ? bare : Math.min(bare, full);
      if (name >= 0) found.push({ at, column: null, order: name, label: table.label, about: table.about });
      for (const column of table.columns) {
        const score = rank(column.name, asked);
        if (score >= 0) found.push({ at, column: column.name, order: score + 0.5, label: column.name, about: "column of " + table.label });
      }
    });
    if (found.length < MOST_RESULTS) {
      tables.forEach((table, at) => {
        if (table.about.toLowerCase().includes(asked) && !found.some((one) => one.at === at)) found.push({ at, column: null, order: 4, label: table.label, about: table.about });
      });
    }
    found.sort((a, b) => a.order - b.order || (a.label < b.label ? -1 : a.label > b.label ? 1 : 0));
    if (selected >= 0) { putBack(); selected = -1; index(); }
    canvas.classList.add("searching");
    for (const { at } of found) tables[at].node.classList.add("found");
    const total = found.length;
    found = found.slice(0, MOST_RESULTS);
    results.replaceChildren(...found.map((one, number) => {
      const about = one.about.length > 90 ? one.about.slice(0, 89) + "…" : one.about;
      const item = make("li", { role: "option", id: "found" + number, "aria-selected": "false" }, one.label, make("small", {}, about));
      item.addEventListener("pointerdown", (event) => { event.preventDefault(); take(number); });
      return item;
    }));
    if (!total) results.append(make("li", { class: "none" }, "Nothing has this name."));
    if (total > found.length) results.append(make("li", { class: "none" }, total - found.length + " more; type on to narrow."));
    results.hidden = false;
    said.textContent = total + " found";
    if (total) activate(0); else announce();
  }
  function announce() {
    search.setAttribute("aria-expanded", String(!results.hidden));
    if (active >= 0) search.setAttribute("aria-activedescendant", "found" + active);
    else search.removeAttribute("aria-activedescendant");
  }
  function activate(number) {
    results.children[active]?.setAttribute("aria-selected", "false");
    active = (number + found.length) % found.length;
    results.children[active].setAttribute("aria-selected", "true");
    results.children[active].scrollIntoView({ block: "nearest" });
    announce();
  }
  function take(number) {
    const one = found[number];
    results.hidden = true;
    announce();
    choose(one.at, one.column, { move: true });
  }
  search.addEventListener("input", look);
  search.addEventListener("focus", () => { if (found.length) { results.hidden = false; announce(); } });
  search.addEventListener("blur", () => { results.hidden = true; announce(); });
  search.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown" && found.length) activate(active + 1);
    else if (event.key === "ArrowUp" && found.length) activate(active - 1);
    else if (event.key === "Enter" && active >= 0) take(active);
    else if (event.key === "Escape") { search.value = ""; look(); search.blur(); clear(); }
    else return;
    event.preventDefault();
    event.stopPropagation();
  });

  // Pointer and keys ------------------------------------------------------------------------
  const pointers = new Map();
  let travelled = 0;
  stage.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return;
    if (!pointers.size) travelled = 0;
    pointers.set(event.pointerId, { x: event.clientX, y: event.clientY });
  });
  stage.addEventListener("pointermove", (event) => {
    const last = pointers.get(event.pointerId);
    if (!last) return;
    const dx = event.clientX - last.x, dy = event.clientY - last.y;
    travelled += Math.abs(dx) + Math.abs(dy);
    if (travelled < 4) return;
    if (!stage.hasPointerCapture(event.pointerId)) stage.setPointerCapture(event.pointerId);
    stage.classList.add("dragging");
    if (pointers.size === 1) pan(-dx, -dy);
    else if (pointers.size === 2) {
      const other = [...pointers].find(([id]) => id !== event.pointerId)[1];
      const before = Math.hypot(last.x - other.x, last.y - other.y), after = Math.hypot(event.clientX - other.x, event.clientY - other.y);
      const box = stage.getBoundingClientRect();
      if (before > 0) zoom(after / before, other.x - box.left, other.y - box.top);
    }
    pointers.set(event.pointerId, { x: event.clientX, y: event.clientY });
  });
  function release(event) {
    pointers.delete(event.pointerId);
    if (!pointers.size) stage.classList.remove("dragging");
  }
  stage.addEventListener("pointerup", release);
  stage.addEventListener("pointercancel", release);
  stage.addEventListener("pointerleave", release);
  stage.addEventListener("click", (event) => {
    if (travelled >= 4) return;
    const node = event.target.closest(".table");
    if (node) choose(Number(node.id.slice(1)));
    else if (!event.target.closest(".edge") && selected >= 0) clear();
  });
  stage.addEventListener("dblclick", (event) => {
    const node = event.target.closest(".table");
    if (node) centre(Number(node.id.slice(1)), Math.max(view.scale, 1));
  });
  stage.addEventListener("wheel", (event) => {
    event.preventDefault();
    const box = stage.getBoundingClientRect();
    const unit = event.deltaMode === 1 ? 24 : event.deltaMode === 2 ? 240 : 1;
    zoom(Math.exp(-Math.max(-240, Math.min(240, event.deltaY * unit)) * 0.0022), event.clientX - box.left, event.clientY - box.top);
  }, { passive: false });
  let byPointer = false;
  addEventListener("pointerdown", () => { byPointer = true; }, true);
  addEventListener("keydown", () => { byPointer = false; }, true);
  canvas.addEventListener("focusin", (event) => {
    const node = event.target.closest(".table");
    if (node && !byPointer) reveal(Number(node.id.slice(1)));
  });
  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target === search) return;
    const step = event.shiftKey ? 240 : 80;
    const table = event.target.closest?.(".table");
    const inPanel = event.target.closest?.("#details");
    const moves = { ArrowLeft: [-step, 0], ArrowRight: [step, 0], ArrowUp: [0, -step], ArrowDown: [0, step] };
    if (table && (event.key === "Enter" || event.key === " ")) choose(Number(table.id.slice(1)), null, { move: view.scale < FAR });
    else if (moves[event.key] && !inPanel) pan(...moves[event.key]);
    else if (event.key === "+" || event.key === "=") zoom(1.25);
    else if (event.key === "-") zoom(0.8);
    else if (event.key === "0") fit();
    else if (event.key === "/") search.focus();
    else if (event.key === "Escape") clear();
    else return;
    event.preventDefault();
  });
  document.getElementById("zoom-in").addEventListener("click", () => zoom(1.25));
  document.getElementById("zoom-out").addEventListener("click", () => zoom(0.8));
  document.getElementById("zoom-fit").addEventListener("click", fit);

  // Printing shows the whole drawing, whatever is on the screen.
  addEventListener("beforeprint", () => { canvas.setAttribute("viewBox", whole.join(" ")); canvas.classList.remove("far", "farthest"); });
  addEventListener("afterprint", show);
  let [lastWidth, lastHeight] = [0, 0];
  new ResizeObserver(() => {
    const [width, height] = size();
    if (width === lastWidth && height === lastHeight) return;
    // What was in the middle stays there.
    view.x -= (width - lastWidth) / 2 / view.scale;
    view.y -= (height - lastHeight) / 2 / view.scale;
    [lastWidth, lastHeight] = [width, height];
    show();
  }).observe(stage);

  function fromAddress() {
    let asked = "";
    try { asked = decodeURIComponent(location.hash.slice(1)); } catch { return; }
    const at = tables.findIndex((table) => table.name === asked);
    if (at >= 0 && at !== selected) choose(at, null, { move: true });
  }
  addEventListener("hashchange", fromAddress);
  [lastWidth, lastHeight] = size();
  index();
  fit();
  fromAddress();
})();
