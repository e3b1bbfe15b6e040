// What waits on this device: boxes sealed to the server's key, which nobody here can open, sent once and then deleted.
// Page and service worker both use it.
"use strict";

const Queue = (() => {
  const INTAKE = "/g/records/", AT_ONCE = 20, PADDED = 1024;
  const HELD_FOR = 12 * 3600 * 1000, DRAFT_FOR = 30 * 60 * 1000;
  const bytes = text => new TextEncoder().encode(text);
  const fromHex = hex => Uint8Array.from(hex.match(/../g), pair => parseInt(pair, 16));
  const hex = array => [...array].map(one => one.toString(16).padStart(2, "0")).join("");
  const base64 = array => btoa(String.fromCharCode(...array)).replace(/\+/g, "-").replace(/\//g, "_").replace(/=/g, "");
  const newId = () => hex(crypto.getRandomValues(new Uint8Array(16)));
  const possible = () => typeof indexedDB !== "undefined" && typeof crypto !== "undefined" && !!crypto.subtle;

  function database() {
    return new Promise((resolve, reject) => {
      const opening = indexedDB.open("guide", 1);
      opening.onupgradeneeded = () => {
        opening.result.createObjectStore("boxes", { keyPath: "id" });
        opening.result.createObjectStore("receipts", { keyPath: "id" });
      };
      opening.onsuccess = () => resolve(opening.result);
      opening.onerror = () => reject(opening.error);
    });
  }

  // One transaction on one store; what `work` asks for is given back.
  async function within(store, mode, work) {
    const opened = await database();
    try {
      return await new Promise((resolve, reject) => {
        const transaction = opened.transaction(store, mode);
        const asked = work(transaction.objectStore(store));
        transaction.oncomplete = () => resolve(asked && asked.result);
        transaction.onerror = transaction.onabort = () => reject(transaction.error);
      });
    } finally {
      opened.close();
    }
  }

  // Seal a record to the server's key: ECDH over P-256, HKDF-SHA256, AES-256-GCM, padded so that its length says nothing.
  async function seal(record, key) {
    const server = fromHex(key.key), curve = { name: "ECDH", namedCurve: "P-256" };
    const theirs = await crypto.subtle.importKey("raw", server, curve, false, []);
    const own = await crypto.subtle.generateKey(curve, false, ["deriveBits"]);
    const ephemeral = new Uint8Array(await crypto.subtle.exportKey("raw", own.publicKey));
    const shared = await crypto.subtle.deriveBits({ name: "ECDH", public: theirs }, own.privateKey, 256);
    const salt = new Uint8Array([...ephemeral, ...server]), hash = "SHA-256";
    const aes = await crypto.subtle.deriveKey(
      { name: "HKDF", hash, salt, info: bytes("threshold box 1") },
      await crypto.subtle.importKey("raw", shared, "HKDF", false, ["deriveKey"]),
      { name: "AES-GCM", length: 256 }, false, ["encrypt"]);
    const nonce = crypto.getRandomValues(new Uint8Array(12));
    const text = JSON.stringify(record);
    const plain = bytes(text.padEnd(Math.ceil(text.length / PADDED) * PADDED));
    const additionalData = bytes(`threshold box|${record.id}|${key.id}`);
    const sealed = await crypto.subtle.encrypt({ name: "AES-GCM", iv: nonce, additionalData }, aes, plain);
    const parts = { ephemeral, nonce, sealed: new Uint8Array(sealed) };
    return { id: record.id, key_id: key.id, ...Object.fromEntries(Object.entries(parts).map(([n, p]) => [n, base64(p)])) };
  }

  // A draft waits until its last choice, or half an hour: then it goes as it is.
  const keep = (box, ready) => within("boxes", "readwrite", store => store.put({ id: box.id, box, ready, at: Date.now() }));
  const all = () => within("boxes", "readonly", store => store.getAll());
  const isReady = row => row.ready || Date.now() - row.at > DRAFT_FOR;
  const waiting = async () => (await all()).filter(isReady);
  const discard = async () => {
    for (const row of await waiting()) await within("boxes", "readwrite", store => store.delete(row.id));
  };
  const receipt = id => within("receipts", "readonly", store => store.get(id));

  async function forgetOldReceipts() {
    for (const row of await within("receipts", "readonly", store => store.getAll())) {
      if (Date.now() - row.at > HELD_FOR) await within("receipts", "readwrite", store => store.delete(row.id));
    }
  }

  async function settle(answer) {
    if (!answer.taken) return;
    await within("receipts", "readwrite", store => store.put({ ...answer, at: Date.now() }));
    await within("boxes", "readwrite", store => store.delete(answer.id));
  }

  async function sendAll() {
    await forgetOldReceipts();
    const rows = await waiting();
    for (let first = 0; first < rows.length; first += AT_ONCE) {
      const body = JSON.stringify(rows.slice(first, first + AT_ONCE).map(row => row.box));
      const answer = await fetch(INTAKE, { method: "POST", headers: { "Content-Type": "application/json" }, body, credentials: "same-origin" });
      if (!answer.ok) throw new Error(String(answer.status));
      for (const one of (await answer.json()).answers) await settle(one);
    }
  }

  // One at a time over all tabs and the worker; the server takes an id once, whatever happens between.
  const flush = () =>
    typeof navigator !== "undefined" && navigator.locks ? navigator.locks.request("guide-queue", sendAll) : sendAll();

  return { possible, newId, seal, keep, waiting, discard, receipt, flush };
})();
