// A part of a page that asks every three seconds whether anything is new; what is the same costs a 304.
"use strict";
(() => {
  const EVERY = 3000;
  const parts = [...document.querySelectorAll("[data-live]")];
  const told = document.querySelector("[data-told]");
  const button = document.querySelector("button[data-sound]");
  let audio = null;
  if (button) {
    button.hidden = false;
    button.addEventListener("click", () => {
      audio = audio ? void audio.close() : new AudioContext();
      button.setAttribute("aria-pressed", audio ? "true" : "false");
    });
  }
  function ring() {
    if (!audio) return;
    const tone = audio.createOscillator(), loud = audio.createGain();
    loud.gain.value = 0.2;
    tone.connect(loud).connect(audio.destination);
    tone.start();
    tone.stop(audio.currentTime + 0.4);
  }
  const busy = part => part.contains(document.activeElement) && document.activeElement.matches("input, select");
  async function ask(part) {
    if (document.hidden && !audio) return;
    const answer = await fetch(part.dataset.live, { headers: { "If-None-Match": `"${part.dataset.mark}"` }, cache: "no-store", credentials: "same-origin" });
    if (answer.status !== 200 || busy(part)) return;
    part.innerHTML = await answer.text();
    part.dataset.mark = (answer.headers.get("ETag") || "").replace(/^W\/|"/g, "");
    if (told) told.textContent = told.dataset.told;
    ring();
  }
  async function round() {
    for (const part of parts) await ask(part).catch(() => {});
    setTimeout(round, EVERY);
  }
  if (parts.length) setTimeout(round, EVERY);
})();
