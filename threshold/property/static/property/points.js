// The sites of the map as points: read from what the server sends, put together by a grid, found again by lot.
window.SitePoints = class {
  constructor(sent) {
    const count = sent.bbl.length, turn = Math.PI / 180;
    this.count = count;
    this.bbl = new Float64Array(count); this.x = new Float64Array(count); this.y = new Float64Array(count);
    this.kind = Uint8Array.from(sent.class, Number);
    this.kept = new Map();
    let bbl = 0, north = 0, east = 0;
    for (let i = 0; i < count; i++) {
      bbl += sent.bbl[i]; north += sent.north[i]; east += sent.east[i];
      this.bbl[i] = bbl;
      [this.x[i], this.y[i]] = SitePoints.placed(north / sent.unit, east / sent.unit, turn);
    }
  }

  // A place in the map's own units: the whole world is 256 of them wide.
  static placed(north, east, turn = Math.PI / 180) {
    return [(east + 180) / 360 * 256, (1 - Math.asinh(Math.tan(north * turn)) / Math.PI) * 128];
  }

  static unplaced(x, y) {
    return [Math.atan(Math.sinh(Math.PI * (1 - y / 128))) * 180 / Math.PI, x / 256 * 360 - 180];
  }

  // What is drawn at a zoom: sites of one cell of the grid as one, in their middle. Worked out once a zoom.
  clusters(zoom) {
    if (this.kept.has(zoom)) return this.kept.get(zoom);
    const cell = (zoom < 16 ? 74 : 16) / 2 ** zoom, cells = new Map(), made = [];
    for (let i = 0; i < this.count; i++) {
      const key = Math.floor(this.x[i] / cell) * 4194304 + Math.floor(this.y[i] / cell);
      const here = cells.get(key);
      if (here) { here.x += this.x[i]; here.y += this.y[i]; here.sites.push(i); }
      else { const one = { x: this.x[i], y: this.y[i], sites: [i] }; cells.set(key, one); made.push(one); }
    }
    for (const one of made) { one.x /= one.sites.length; one.y /= one.sites.length; }
    this.kept.set(zoom, made);
    return made;
  }

  // The place of a lot among the points, or -1. They come by lot.
  find(bbl) {
    let low = 0, high = this.count - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      if (this.bbl[middle] === bbl) return middle;
      if (this.bbl[middle] < bbl) low = middle + 1; else high = middle - 1;
    }
    return -1;
  }

  within(west, north, east, south) {
    let count = 0;
    for (let i = 0; i < this.count; i++) if (this.x[i] >= west && this.x[i] <= east && this.y[i] >= north && this.y[i] <= south) count++;
    return count;
  }
};
