/* Old names: goes on with the section that was asked for, and says on the new page that an old name led there. */
;(() => {
  "use strict"
  const KEY = "kb:led-on"

  const remember = (said, to) => {
    try {
      sessionStorage.setItem(KEY, JSON.stringify({ said, to }))
    } catch {
      /* without storage the new page says nothing of it */
    }
  }

  const recall = () => {
    try {
      const kept = JSON.parse(sessionStorage.getItem(KEY))
      sessionStorage.removeItem(KEY)
      return kept && kept.to === location.pathname ? String(kept.said) : ""
    } catch {
      return ""
    }
  }

  const run = () => {
    const link = document.querySelector(".kb-lead-on a")
    if (link) {
      const goal = new URL(link.href)
      goal.hash = location.hash
      link.href = goal.href
      const atOnce = link.closest("[data-kb-lead-on]")
      if (atOnce) {
        remember(atOnce.dataset.kbLeadOn, goal.pathname)
        location.replace(goal.href)
      }
      return
    }
    const heading = document.querySelector("article h1")
    const said = heading ? recall() : ""
    if (!said) return
    const notice = document.createElement("p")
    notice.className = "kb-banner"
    notice.setAttribute("role", "status")
    heading.after(notice)
    notice.textContent = said
  }

  if (window.document$) window.document$.subscribe(run)
  else document.addEventListener("DOMContentLoaded", run)
})()
