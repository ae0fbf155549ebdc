"use strict";

// A figure that is open is marked wherever it stands, and so are the words that decided about it.
for (const panel of document.querySelectorAll("[popover]")) {
  panel.addEventListener("toggle", (event) => {
    const open = event.newState === "open";
    for (const mark of document.querySelectorAll(`[data-key="${panel.id}"]`)) {
      mark.classList.toggle("shown", open);
    }
    for (const words of document.querySelectorAll(`[data-decides~="${panel.id}"]`)) {
      words.classList.toggle("decides", open);
    }
  });
}

// Filters leave what fits all of them; turns, findings and rows without any of it are hidden.
const form = document.getElementById("filters");
const panels = [...document.querySelectorAll(".panel")];

function fits(view) {
  const { speaker, concept, verdict, unsure } = form.elements;
  return (
    (!speaker.value || view.dataset.speaker === speaker.value) &&
    (!concept.value || view.dataset.concept === concept.value) &&
    (!verdict.value || view.dataset.verdicts.split(";").includes(verdict.value)) &&
    (!unsure?.checked || "unsure" in view.dataset)
  );
}

function filter() {
  const chosen = new Set(panels.filter(fits).map((panel) => panel.id));
  const all = chosen.size === panels.length;
  for (const mark of document.querySelectorAll("main .figure")) {
    mark.classList.toggle("off", !chosen.has(mark.dataset.key));
  }
  for (const part of document.querySelectorAll("main :is(.turn, .finding, tbody tr)")) {
    const marks = [...part.querySelectorAll(".figure")];
    part.hidden = !all && !marks.some((mark) => chosen.has(mark.dataset.key));
  }
  for (const section of document.querySelectorAll("main section")) {
    section.hidden = !section.querySelector(":is(.turn, .finding, tbody tr):not([hidden])");
  }
  form.querySelector("output").textContent = all
    ? `${panels.length} figures and targets`
    : `${chosen.size} of ${panels.length} figures and targets`;
}

form.addEventListener("change", filter);
form.addEventListener("reset", () => setTimeout(filter));
form.addEventListener("submit", (event) => event.preventDefault());
form.hidden = false;
filter();

// On paper every working is open.
window.addEventListener("beforeprint", () => {
  for (const details of document.querySelectorAll("details")) {
    details.open = true;
  }
});
