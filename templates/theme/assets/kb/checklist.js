/* Keeps the ticks of a checklist in this browser, shows progress, copies it as Markdown. */
;(() => {
  "use strict"

  const storeOf = id => {
    const key = `kb:checklist:${id}`
    return {
      read: () => {
        try {
          return new Set(JSON.parse(localStorage.getItem(key)) || [])
        } catch {
          return new Set()
        }
      },
      write: ticked => {
        try {
          if (ticked.length) localStorage.setItem(key, JSON.stringify(ticked))
          else localStorage.removeItem(key)
        } catch {
          /* a browser without storage still ticks, until the page is left */
        }
      },
    }
  }

  const markdown = (root, pauses) =>
    [`# ${document.querySelector("article h1").firstChild.textContent.trim()}`]
      .concat(
        ...pauses.map(pause => [
          "",
          `## ${pause.heading}`,
          "",
          ...pause.boxes.map(box => {
            const item = box.closest("li")
            const receipt = item.querySelector(".kb-receipt")
            const what = item.querySelector(".kb-item").textContent.trim().replace(/\s+/g, " ")
            const from = receipt ? ` (${receipt.textContent.trim().replace(/\s+/g, " ")})` : ""
            return `- [${box.checked ? "x" : " "}] ${what}${from}`
          }),
        ])
      )
      .join("\n") + "\n"

  const start = bar => {
    if (bar.dataset.kbReady) return
    bar.dataset.kbReady = "true"
    const root = bar.closest("article")
    const lists = Array.from(root.querySelectorAll("[data-kb-checklist]"))
    const store = storeOf(bar.dataset.kbChecklistBar)
    const pauses = lists.map(list => {
      const heading = list.closest("section").querySelector("h2")
      return {
        heading: heading.firstChild.textContent.trim(),
        boxes: Array.from(list.querySelectorAll("input[type=checkbox]")),
        progress: list.closest("section").querySelector("[data-kb-progress]"),
      }
    })
    const boxes = pauses.flatMap(pause => pause.boxes)
    const progress = bar.querySelector("[data-kb-progress]")
    const done = bar.querySelector("[role=status]")

    const show = () => {
      for (const pause of pauses) {
        const ticked = pause.boxes.filter(box => box.checked).length
        pause.progress.textContent = `${ticked}/${pause.boxes.length}`
        pause.progress.classList.toggle("kb-all-done", ticked === pause.boxes.length)
      }
      progress.textContent = `${boxes.filter(box => box.checked).length}/${boxes.length}`
    }
    const save = () => store.write(boxes.filter(box => box.checked).map(box => box.value))

    const kept = store.read()
    for (const box of boxes) box.checked = kept.has(box.value)
    root.addEventListener("change", event => {
      if (event.target.matches("input[type=checkbox]")) { save(); show() }
    })
    bar.querySelector("[data-kb-reset]").addEventListener("click", event => {
      if (!boxes.some(box => box.checked) || !confirm(event.target.dataset.kbReset)) return
      for (const box of boxes) box.checked = false
      save()
      show()
      boxes[0].focus()
    })
    bar.querySelector("[data-kb-copy]").addEventListener("click", async event => {
      await window.kbCopy(markdown(root, pauses))
      done.textContent = event.target.dataset.kbCopy
      setTimeout(() => { done.textContent = "" }, 3000)
    })
    bar.hidden = false
    show()
  }

  const run = () => document.querySelectorAll("[data-kb-checklist-bar]").forEach(start)
  if (window.document$) window.document$.subscribe(run)
  else document.addEventListener("DOMContentLoaded", run)
})()
