// The map beside the list of sites: Leaflet moves it, one canvas shows it. Without script the list and the districts say the same.
(() => {
  const place = document.querySelector("[data-map]");
  if (!place) return;
  const beside = document.querySelector("[data-map-beside]");
  const [frame, ground, words, chosen] = [".map-frame", ".map-ground", "[data-map-words]", "[data-map-chosen]"].map((one) => place.querySelector(one));
  const wide = matchMedia("(min-width: 68rem)"), told = new Intl.NumberFormat(document.documentElement.lang);
  const CITY = [[40.49, -74.27], [40.92, -73.68]], NEAREST = 18;
  let map, points, outline, drawing, selected = -1, waiting;

  const script = (address) => new Promise((done, failed) => {
    const one = Object.assign(document.createElement("script"), { src: address, onload: done, onerror: failed });
    document.head.append(one);
  });
  const sent = (address) => fetch(address).then((answer) => { if (!answer.ok) throw new Error(String(answer.status)); return answer.json(); });

  const start = async () => {
    if (beside) beside.hidden = false;
    try {
      const [found, districts] = await Promise.all([sent(place.dataset.points), sent(place.dataset.districts), script(place.dataset.leaflet)]);
      points = new SitePoints(found);
      outline = outlined(districts);
      frame.hidden = false;
      place.classList.add("is-drawn");
      for (const one of document.querySelectorAll(".map-script")) one.hidden = false;
      draw();
    } catch { words.textContent = place.dataset.failed; }
  };

  // The districts as one path, in the map's units from the middle of the City, so that no figure is long.
  const BASE = SitePoints.placed(40.7, -73.98);
  const outlined = ({ unit, districts }) => {
    const path = new Path2D();
    for (const ring of Object.values(districts).flat()) {
      for (let i = 0; i < ring.length; i += 2) {
        const [x, y] = SitePoints.placed(ring[i + 1] / unit, ring[i] / unit);
        path[i ? "lineTo" : "moveTo"](x - BASE[0], y - BASE[1]);
      }
      path.closePath();
    }
    return path;
  };

  const draw = () => {
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    map = L.map(ground, {
      attributionControl: false, zoomControl: false, zoomSnap: 0.25, zoomDelta: 1, zoomAnimation: false, fadeAnimation: false, inertia: !calm, scrollWheelZoom: false,
      minZoom: 9, maxZoom: NEAREST, maxBounds: L.latLngBounds(CITY).pad(0.5), maxBoundsViscosity: 0.8,
    });
    map.panBy = (offset, options = { animate: false }) => L.Map.prototype.panBy.call(map, offset, options);  // keys move it at once
    drawing = layer();
    all();
    drawing.addTo(map);
    map.on("click", (event) => choose(event.containerPoint, 24));
    map.on("moveend", tell);
    ground.addEventListener("focus", () => { map.scrollWheelZoom.enable(); drawing.soon(); });
    ground.addEventListener("blur", () => { map.scrollWheelZoom.disable(); drawing.soon(); });
    ground.addEventListener("keydown", (event) => { if (event.key === "Enter") choose(map.getSize().divideBy(2), 60); });
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => drawing.soon());
    new ResizeObserver(() => map.invalidateSize({ animate: false })).observe(ground);
    if (chosen.dataset.bbl) show(Number(chosen.dataset.bbl), false);
    tell();
  };

  const all = () => {
    const spread = L.latLngBounds([]);
    for (let i = 0; i < points.count; i++) spread.extend(at(i));
    map.fitBounds(spread.isValid() ? spread : CITY, { padding: [20, 20], maxZoom: 16, animate: false });
  };
  const at = (i) => SitePoints.unplaced(points.x[i], points.y[i]);

  const layer = () => new (L.Layer.extend({
    onAdd(on) {
      this.canvas = L.DomUtil.create("canvas", "", on.getPanes().overlayPane);
      on.on("move zoom viewreset resize", this.soon, this);
      this.soon();
    },
    soon() { this.frame ??= requestAnimationFrame(() => { this.frame = undefined; this.now(); }); },
    now() {
      const size = map.getSize(), dots = Math.min(devicePixelRatio || 1, 2), zoom = map.getZoom(), scale = 2 ** zoom, corner = map.getPixelBounds().min;
      const canvas = this.canvas, pen = canvas.getContext("2d");
      if (canvas.width !== size.x * dots || canvas.height !== size.y * dots) {
        Object.assign(canvas, { width: size.x * dots, height: size.y * dots });
        Object.assign(canvas.style, { width: `${size.x}px`, height: `${size.y}px` });
      }
      L.DomUtil.setPosition(canvas, map.containerPointToLayerPoint([0, 0]));
      const style = getComputedStyle(place), colour = (name) => style.getPropertyValue(name).trim();
      const colours = { ink: colour("--ink"), paper: colour("--paper"), link: colour("--link"), rule: colour("--rule"), wash: colour("--wash"), quiet: colour("--quiet"), wait: colour("--wait"), ring: colour("--ring") };
      pen.setTransform(dots, 0, 0, dots, 0, 0);
      pen.clearRect(0, 0, size.x, size.y);
      pen.setTransform(dots * scale, 0, 0, dots * scale, dots * (BASE[0] * scale - corner.x), dots * (BASE[1] * scale - corner.y));
      Object.assign(pen, { lineWidth: 1 / scale, fillStyle: colours.wash, strokeStyle: colours.quiet, lineJoin: "round" });
      pen.fill(outline); pen.stroke(outline);
      pen.setTransform(dots, 0, 0, dots, 0, 0);
      Object.assign(pen, { font: `700 13px ${style.fontFamily}`, textAlign: "center", textBaseline: "middle" });
      this.seen = [];
      for (const one of points.clusters(Math.round(zoom))) {
        const x = one.x * scale - corner.x, y = one.y * scale - corner.y;
        if (x < -30 || y < -30 || x > size.x + 30 || y > size.y + 30) continue;
        this.seen.push([x, y, one]);
        if (one.sites.length > 1) gathered(pen, x, y, one.sites.length, colours); else mark(pen, x, y, points.kind[one.sites[0]], colours);
      }
      if (selected >= 0) ring(pen, points.x[selected] * scale - corner.x, points.y[selected] * scale - corner.y, colours);
      if (document.activeElement === ground && ground.matches(":focus-visible")) cross(pen, size.x / 2, size.y / 2, colours);
    },
  }))();

  const gathered = (pen, x, y, count, colours) => {
    pen.beginPath(); pen.arc(x, y, radius(count), 0, 7);
    pen.fillStyle = colours.link; pen.fill();
    pen.fillStyle = colours.paper; pen.fillText(told.format(count), x, y + 1);
  };
  const radius = (count) => 11 + 3.5 * Math.log10(count) ** 1.2;
  const mark = (pen, x, y, kind, colours) => {
    pen.beginPath();
    if (kind === 0) pen.rect(x - 6, y - 6, 12, 12);
    if (kind === 1) pen.arc(x, y, 6.5, 0, 7);
    if (kind === 2) { pen.moveTo(x, y - 7); pen.lineTo(x + 7, y + 6); pen.lineTo(x - 7, y + 6); }
    if (kind === 3) { pen.moveTo(x, y - 8); pen.lineTo(x + 7, y); pen.lineTo(x, y + 8); pen.lineTo(x - 7, y); }
    if (kind === 4) pen.arc(x, y, 3.5, 0, 7);
    pen.closePath();
    pen.fillStyle = kind === 4 ? colours.quiet : kind === 3 ? colours.wait : colours.link;
    pen.strokeStyle = colours.paper; pen.lineWidth = 1.5;
    pen.fill(); pen.stroke();
  };
  const ring = (pen, x, y, colours) => {
    pen.beginPath(); pen.arc(x, y, 14, 0, 7);
    pen.strokeStyle = colours.ring; pen.lineWidth = 4; pen.stroke();
  };
  const cross = (pen, x, y, colours) => {
    pen.beginPath(); pen.moveTo(x - 12, y); pen.lineTo(x + 12, y); pen.moveTo(x, y - 12); pen.lineTo(x, y + 12);
    pen.strokeStyle = colours.ink; pen.lineWidth = 2; pen.stroke();
  };

  // What stands nearest to a point of the map: one site is chosen, several are looked at nearer.
  const choose = (point, most) => {
    let nearest, distance = most;
    for (const [x, y, one] of drawing.seen) {
      const away = Math.hypot(x - point.x, y - point.y);
      if (away < distance) { nearest = one; distance = away; }
    }
    if (!nearest) { words.textContent = place.dataset.nothing; return; }
    if (nearest.sites.length === 1) { select(nearest.sites[0], true); return; }
    if (map.getZoom() < NEAREST) { map.setView(SitePoints.unplaced(nearest.x, nearest.y), Math.min(NEAREST, map.getZoom() + 2), { animate: false }); return; }
    together(nearest.sites);
  };
  const together = (sites) => {
    const list = document.createElement("ul"), head = document.createElement("p");
    head.textContent = place.dataset.together;
    for (const i of sites.slice(0, 50)) {
      const item = document.createElement("li"), link = document.createElement("a"), bbl = String(points.bbl[i]);
      Object.assign(link, { href: `/sites/${bbl}/`, textContent: `${bbl[0]}-${bbl.slice(1, 6)}-${bbl.slice(6)}` });
      item.append(link); list.append(item);
    }
    chosen.replaceChildren(head, list);
  };

  const select = async (i, ask) => {
    selected = i;
    drawing.soon();
    const bbl = String(points.bbl[i]), row = document.querySelector(`[data-site="${bbl}"]`);
    for (const one of document.querySelectorAll(".is-chosen")) one.classList.remove("is-chosen");
    row?.classList.add("is-chosen");
    row?.scrollIntoView({ block: "nearest" });
    if (!ask) return;
    const answer = await fetch(`/sites/${bbl}/brief/`).catch(() => undefined);
    const told = answer?.ok ? await answer.text() : "";
    if (selected === i && told) chosen.innerHTML = told;
  };
  const show = (bbl, ask) => {
    const i = points.find(bbl);
    if (i < 0) return false;
    map.setView(at(i), Math.max(map.getZoom(), 16), { animate: false });
    select(i, ask);
    return true;
  };

  const tell = () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      const scale = 2 ** map.getZoom(), bounds = map.getPixelBounds();
      const count = points.within(bounds.min.x / scale, bounds.min.y / scale, bounds.max.x / scale, bounds.max.y / scale);
      words.textContent = `${place.dataset.inSight} ${told.format(count)}`;
    }, 250);
  };

  place.addEventListener("click", (event) => {
    const by = event.target.closest("[data-zoom]")?.dataset.zoom;
    if (!map || !by) return;
    if (by === "all") all(); else map.setZoom(map.getZoom() + Number(by), { animate: false });
  });
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-show]");
    if (link && map && beside && show(Number(link.dataset.show), true)) event.preventDefault();
  });
  if (!beside || wide.matches) start(); else wide.addEventListener("change", start, { once: true });
})();
