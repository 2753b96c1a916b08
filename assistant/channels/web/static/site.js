// What the pages do more of where scripts run; every page works without this file.
"use strict";

// Leave without a trace in the tab's history; Escape three times within two seconds does the same.
const exit = document.querySelector("[data-exit]");
exit.title = "Or press Escape three times";
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

// What is to be put right, or has come back, is where the keyboard and the screen reader begin.
const summary = document.querySelector(".summary");
if (summary) {
  summary.tabIndex = -1;
  summary.focus();
}

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
      await navigator.clipboard.writeText(part.textContent);
      said.textContent = " Copied.";
    });
    part.closest("details").after(button, said);
  }
}

// Open a passage beside what cites it, where there is room; elsewhere, and without scripts, the link opens its page.
const PASSAGE = /^\/sources\/[^/]+\/[^/]+\/(statements|passages)\//;
const room = window.matchMedia("(min-width: 64rem)");
const panel = document.createElement("aside");
panel.className = "panel";
panel.tabIndex = -1;
panel.setAttribute("aria-label", "The passage that is cited");
let openedFrom = null;
const closePanel = () => {
  panel.remove();
  document.body.classList.remove("with-panel");
  openedFrom?.focus();
  openedFrom = null;
};
const openPanel = (passage, link) => {
  for (const heading of passage.querySelectorAll("h1")) {
    const lower = document.createElement("h2");
    lower.append(...heading.childNodes);
    heading.replaceWith(lower);
  }
  for (const other of passage.querySelectorAll(".back, .neighbours")) other.remove();
  const close = document.createElement("button");
  close.type = "button";
  close.className = "quiet";
  close.textContent = "Close (Escape)";
  close.addEventListener("click", closePanel);
  const whole = document.createElement("a");
  whole.href = link.href;
  whole.textContent = "Open it as a page";
  const top = document.createElement("p");
  top.append(close, " ", whole);
  panel.replaceChildren(top, ...passage.childNodes);
  document.body.append(panel);
  document.body.classList.add("with-panel");
  openedFrom = link;
  panel.focus();
  panel.querySelector("#cited")?.scrollIntoView({ block: "center" });
};
document.addEventListener("click", async (event) => {
  const link = event.target.closest("main a[href]");
  const otherwise = event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey;
  if (!link || otherwise || !room.matches || !PASSAGE.test(link.pathname)) return;
  if (link.origin !== window.location.origin || window.location.pathname.startsWith("/sources")) return;
  event.preventDefault();
  try {
    const page = await fetch(link.href);
    const passage = new DOMParser().parseFromString(await page.text(), "text/html").querySelector("main");
    if (!page.ok || !passage) throw new Error("no passage");
    openPanel(passage, link);
  } catch {
    window.location.assign(link.href);
  }
});
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && openedFrom) closePanel();
});
