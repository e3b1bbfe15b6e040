// Small helps over pages that work without them: choices that apply at once, a link that copies itself, what is wrong first.
document.querySelector("[data-focus]")?.focus();
document.addEventListener("change", (event) => {
  const form = event.target.closest("form[data-at-once]");
  if (form && event.target.matches("select, input[type=date], input[type=radio]")) form.requestSubmit();
});
document.addEventListener("click", (event) => {
  const button = event.target.closest("button[data-copy]");
  if (!button) return;
  navigator.clipboard.writeText(location.href).then(() => { button.textContent = button.dataset.copy; });
});
for (const button of document.querySelectorAll("button[data-copy][hidden]")) if (navigator.clipboard) button.hidden = false;
