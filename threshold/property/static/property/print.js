// Asks now and then whether the PDF is made, and shows the page again once it is; without this, "Look again" does.
const waits = document.querySelector("[data-waits]");
const ask = async () => {
  const answer = await fetch(waits.dataset.waits).catch(() => null);
  if (answer?.ok && (await answer.text()) !== "asked") location.reload();
  else setTimeout(ask, 1500);
};
if (waits) setTimeout(ask, 1500);
