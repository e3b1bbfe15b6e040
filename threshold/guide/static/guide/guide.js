// One screen at a time, a record kept as she goes, sent at once or when the network returns.
"use strict";

(() => {
  const main = document.getElementById("main");
  const { code, staff, key, keyId, language } = main.dataset;
  const texts = Object.fromEntries([...document.querySelectorAll("[data-text]")].map(one => [one.dataset.text, one]));
  const today = () => new Date(Date.now() - new Date().getTimezoneOffset() * 60000).toISOString().slice(0, 10);
  const fresh = () => ({ id: Queue.newId(), started: new Date().toISOString(), choices: {}, taps: 0, screen: "want", then: "" });
  // Back and a reload find the choices in this tab's own store; what is sent is forgotten there, and Back brings nothing back.
  const TRAIL = "guide-trail";
  let trail = trailKept(), at = history.state && trail[history.state.at] ? history.state.at : 0;
  let state = trail[at] || fresh();

  // Words with values in them, as the server wrote them for this page: own and English where both stand there.
  function say(place, name, values = {}) {
    const words = texts[name].cloneNode(true);
    const walker = document.createTreeWalker(words, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      for (const [value, shown] of Object.entries(values)) {
        walker.currentNode.data = walker.currentNode.data.replace(`{${value}}`, shown);
      }
    }
    place.replaceChildren(...words.childNodes);
  }

  function show(focus) {
    let screen = document.getElementById(state.screen);
    if (!screen || !screen.classList.contains("screen")) screen = document.getElementById("want");
    document.querySelectorAll(".screen").forEach(one => one.classList.toggle("now", one === screen));
    document.body.dataset.now = screen.id;
    const then = screen.querySelector(".then"), source = state.then && main.querySelector(`[data-sentence="${state.then}"]`);
    if (then) {
      then.hidden = !source;
      then.replaceChildren(...(source ? source.cloneNode(true).childNodes : []));
      screen.classList.toggle("has-then", !!source);
    }
    for (const choice of screen.querySelectorAll(".choice[data-field]")) {
      choice.classList.toggle("chosen", state.choices[choice.dataset.field] === choice.dataset.value);
    }
    if (screen.id === "answered") tellSoFar();
    if (focus) {
      window.scrollTo(0, 0);
      screen.focus({ preventScroll: true });
    }
  }

  function tellSoFar() {
    const list = document.getElementById("so-far");
    list.replaceChildren();
    for (const [field, value] of Object.entries(state.choices)) {
      const button = main.querySelector(`.choice[data-field="${field}"][data-value="${value}"]`);
      const asked = button && button.closest(".screen").querySelector("h3");
      if (!asked) continue;
      const term = document.createElement("dt"), told = document.createElement("dd");
      term.append(...asked.cloneNode(true).childNodes);
      told.append(...button.cloneNode(true).childNodes);
      list.append(term, told);
    }
    for (const box of main.querySelectorAll("fieldset input")) box.checked = state.choices[box.name] === box.value;
  }

  // What is asked next: a fact that still matters and that there is room for, then what every record says.
  function next(choices, taps) {
    const room = GUIDE.most_taps - taps - GUIDE.last.length;
    const facts = Weigh.questions(choices, today(), GUIDE.raises[choices.want] || [])
      .filter(fact => GUIDE.screens.includes(fact) && !(fact in choices) && !(fact === "place" && code));
    return room > 0 && facts.length ? facts[0] : GUIDE.last[0];
  }

  function choose(button) {
    const { to, field, value, then } = button.dataset;
    const choices = field ? { ...state.choices, [field]: value } : { ...state.choices };
    const taps = state.taps + 1;
    const screen = to === "facts" ? next(choices, taps) : to;
    move({ ...state, choices, taps, screen, then: then || "" });
    if (field && choices.want) keep(screen === "done");
  }

  function trailKept() {
    try {
      return JSON.parse(sessionStorage.getItem(TRAIL)) || [];
    } catch {
      return [];
    }
  }

  function remember() {
    trail[at] = state;
    try {
      sessionStorage.setItem(TRAIL, JSON.stringify(trail));
    } catch {
      // A browser without this store goes on in memory; a reload then begins anew.
    }
  }

  function forget() {
    trail = [];
    state = { ...state, choices: {}, taps: 0, then: "" };
    remember();
  }

  function move(to) {
    remember();
    trail.length = ++at;
    state = to;
    history.pushState({ at }, "", `#${state.screen}`);
    remember();
    show(true);
  }

  async function keep(ready) {
    const { id, started, choices } = state;
    const record = { version: "1", id, language, site: code, staff, started, kept: new Date().toISOString(), ...choices };
    try {
      if (!Queue.possible()) throw new Error("no store");
      await Queue.keep(await Queue.seal(record, { id: keyId, key }), ready);
    } catch {
      if (ready) tell("errors.cannot_keep");
      return;
    }
    if (!ready) return;
    if (state.id === id) forget();
    await send();
  }

  const tell = (name, values) => say(document.getElementById("outcome-of-sending") || document.getElementById("queue"), name, values);

  async function send() {
    if ((await Queue.waiting()).length) {
      tell("queue.sending");
      const worker = "serviceWorker" in navigator && await navigator.serviceWorker.getRegistration("/g/");
      if (worker && worker.sync) await worker.sync.register("records").catch(() => {});
      try {
        if (!navigator.onLine) throw new TypeError("offline");
        await Queue.flush();
      } catch (wrong) {
        tell(wrong instanceof TypeError ? "queue.offline" : "errors.not_taken");
      }
    }
    await tellWhatCame();
    await tellWaiting();
  }

  async function tellWhatCame() {
    const receipt = await Queue.receipt(state.id);
    const status = document.getElementById("status");
    if (!receipt || !status) return;
    const time = new Intl.DateTimeFormat(language, { timeStyle: "short" }).format(new Date(receipt.received));
    tell(receipt.held ? "queue.held" : "queue.sent", { time });
    if (receipt.page && receipt.page.startsWith("/g/records/")) {
      status.href = receipt.page;
      status.hidden = false;
    }
    document.getElementById("seen-by-counsel").hidden = !!receipt.held || !(code || staff);
  }

  async function tellWaiting() {
    const place = document.getElementById("queue"), rows = await Queue.waiting();
    place.replaceChildren();
    if (!rows.length) return;
    const line = document.createElement("p"), link = document.createElement("a");
    say(line, "queue.waiting", { count: new Intl.NumberFormat(language).format(rows.length) });
    say(link, "buttons.discard");
    link.href = "#discard";
    link.addEventListener("click", event => {
      event.preventDefault();
      move({ ...state, screen: "discard", then: "" });
    });
    place.append(line, link);
  }

  function back(event) {
    event.preventDefault();
    if (state.screen !== "want") history.back();
  }

  main.addEventListener("click", event => {
    const button = event.target.closest("a.choice[data-to]");
    if (!button || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    choose(button);
  });
  main.addEventListener("change", event => {
    if (!event.target.matches("fieldset input")) return;
    state = { ...state, choices: { ...state.choices, [event.target.name]: event.target.value } };
    remember();
    keep(false);
  });
  document.getElementById("back").addEventListener("click", back);
  document.getElementById("keep").addEventListener("click", back);
  document.getElementById("discard-now").addEventListener("click", async () => {
    await Queue.discard();
    await tellWaiting();
    say(document.getElementById("queue"), "queue.discarded");
    history.back();
  });
  for (const link of document.querySelectorAll('a[href="#call"]')) {
    link.addEventListener("click", event => {
      event.preventDefault();
      move({ ...state, screen: "call", then: "" });
    });
  }
  window.addEventListener("popstate", event => {
    at = event.state ? event.state.at : 0;
    state = trail[at] || fresh();
    show(true);
  });
  window.addEventListener("online", send);

  document.documentElement.classList.add("script");
  history.replaceState({ at }, "");
  remember();
  show(false);
  if (Queue.possible()) send().catch(() => {});
  if ("serviceWorker" in navigator) keepForLater();

  // The worker keeps the files; the page in this language, its card and its form are kept by being asked for once.
  async function keepForLater() {
    try {
      await navigator.serviceWorker.register("/g/worker.js", { scope: "/g/" });
      await navigator.serviceWorker.ready;
      const name = (await caches.keys()).filter(one => one.startsWith("guide-")).pop();
      const pages = [location.pathname + location.search, `/g/?lang=${language}`, `/g/card/?lang=${language}`, `/g/form/?lang=${language}`];
      await (await caches.open(name)).addAll([...new Set(pages)]);
      document.documentElement.dataset.kept = "yes";
    } catch {
      document.documentElement.dataset.kept = "no";
    }
  }
})();
