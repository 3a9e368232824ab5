/* Copies a link to the record of this page, in the form that is chosen. The address is this page's own. */
;(() => {
  "use strict"
  const URL_GAP = "\ue000"
  const SECTION_GAP = "\ue001"

  /** The section the reader is at, as `#avoid`, or nothing. */
  const section = () => (location.hash && document.getElementById(location.hash.slice(1)) ? location.hash : "")

  const fill = text =>
    text
      .replace(URL_GAP, () => location.origin + location.pathname + section())
      .replace(SECTION_GAP, () => section())

  const start = form => {
    if (form.dataset.kbReady) return
    form.dataset.kbReady = "true"
    const choice = form.querySelector("select")
    const done = form.querySelector("[role=status]")
    form.addEventListener("submit", async event => {
      event.preventDefault()
      await window.kbCopy(fill(choice.value))
      done.textContent = done.dataset.kbCopied
      setTimeout(() => { done.textContent = "" }, 3000)
    })
    form.hidden = false
  }

  const run = () => document.querySelectorAll("form[data-kb-copy-link]").forEach(start)
  if (window.document$) window.document$.subscribe(run)
  else document.addEventListener("DOMContentLoaded", run)
})()
