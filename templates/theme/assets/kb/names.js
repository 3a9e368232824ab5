/* Gives Material's search dialog the name that a screen reader says. */
;(() => {
  "use strict"
  const run = () => {
    const dialog = document.querySelector(".md-search[role=dialog]")
    const input = document.querySelector(".md-search__input")
    if (dialog && input) dialog.setAttribute("aria-label", input.getAttribute("aria-label") || input.placeholder)
  }
  if (window.document$) window.document$.subscribe(run)
  else document.addEventListener("DOMContentLoaded", run)
})()
