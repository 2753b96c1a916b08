// What the pages do more of where scripts run; every page works without this file.
"use strict";

// Leave without a trace in the tab's history; Escape three times within two seconds does the same.
const exit = document.querySelector("[data-exit]");
const leave = () => {
  document.body.hidden = true;
  window.location.replace(exit.href);
};
exit.addEventListener("click", (event) => {
  event.preventDefault();
  leave();
});
let escapes = [];
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") {
    escapes = [...escapes.filter((at) => event.timeStamp - at < 2000), event.timeStamp];
    if (escapes.length > 2) leave();
  }
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && event.target.form) event.target.form.requestSubmit();
});

// A form goes once, however often its button is pressed.
for (const form of document.forms) {
  form.addEventListener("submit", (event) => {
    if (form.dataset.sent) event.preventDefault();
    form.dataset.sent = "yes";
  });
}
window.addEventListener("pageshow", () => {
  for (const form of document.forms) delete form.dataset.sent;
});

// Copy an answer together with where it says so.
if (navigator.clipboard) {
  for (const part of document.querySelectorAll("[data-copy]")) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "quiet";
    button.textContent = "Copy with sources";
    const said = document.createElement("span");
    said.setAttribute("role", "status");
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(part.innerText);
      said.textContent = " Copied.";
    });
    part.after(button, said);
  }
}
