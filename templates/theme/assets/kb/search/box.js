/* What Material's search box lacks: text that comes without keys, pasted lines, facets, a URL, and honest failure. */
;(() => {
  "use strict"
  const LINE = "\u2028"
  const FACETS = ["kind", "system", "tool", "outcome", "year"]
  const LONGEST = 1500, MOST_PASTED = 100000, PAUSE = 300
  const root = new URL(window.__md_scope || ".", location.href)

  const input = () => document.querySelector(".md-search__input")
  const toggle = () => document.querySelector("#__search")
  const words = () => JSON.parse(document.querySelector("meta[name='kb:search']").content)

  const changed = box => box.dispatchEvent(new InputEvent("input", { bubbles: true }))

  /** A box of one line cannot hold line breaks; the worker knows this sign as one. Lines that repeat are told once. */
  const asPasted = text => {
    const lines = text.replace(/[\r\n]+$/, "").split(/\r\n?|\n/)
    return lines.length > 1 ? Array.from(new Set(lines)).join(LINE).slice(0, MOST_PASTED) : lines[0].slice(0, MOST_PASTED)
  }

  const catchPaste = box => {
    const take = (event, text) => {
      if (!/[\r\n]/.test(text) && text.length <= MOST_PASTED) return
      event.preventDefault()
      box.setRangeText(asPasted(text), box.selectionStart, box.selectionEnd, "end")
      changed(box)
    }
    box.addEventListener("paste", event => take(event, event.clipboardData ? event.clipboardData.getData("text/plain") : ""))
    box.addEventListener("drop", event => take(event, event.dataTransfer ? event.dataTransfer.getData("text/plain") : ""))
    box.addEventListener("beforeinput", event => { if (event.inputType === "insertText") take(event, event.data || "") })
  }

  const operator = name => new RegExp(`(^|\\s)${name}:(\\S*)`, "iu")

  const setFacet = (box, name, value) => {
    const text = box.value.replace(operator(name), "").trim()
    box.value = value ? `${name}:${value} ${text}`.trim() + (text ? "" : " ") : text
    changed(box)
  }

  const field = (box, name, options) => {
    const select = document.createElement("select")
    select.name = name
    select.setAttribute("aria-label", words()[name])
    select.append(new Option(`${words()[name]}: ${words().any}`, ""))
    for (const [value, label] of options) select.append(new Option(label, value))
    select.addEventListener("change", () => setFacet(box, name, select.value))
    return select
  }

  /** Material takes every key in its dialog for the box, and Tab to close it; the selects are between box and results. */
  const steer = (box, bar) => {
    const selects = Array.from(bar.querySelectorAll("select"))
    window.addEventListener("keydown", event => {
      const at = selects.indexOf(document.activeElement)
      const target = [...selects, ...(at >= 0 ? [box] : [])].includes(event.target) || event.target === box
      if (!target || !toggle().checked || event.isComposing) return
      if (event.key === "Tab") {
        const next = event.shiftKey ? (at < 0 ? undefined : selects[at - 1] || box) : selects[at + 1]
        if (!next || !next.offsetParent) return
        event.preventDefault()
        event.stopImmediatePropagation()
        next.focus()
      } else if (at >= 0 && event.key !== "Escape") event.stopImmediatePropagation()
    }, true)
  }

  /** The selects follow what the box says. */
  const follow = (box, bar) => {
    for (const select of bar.querySelectorAll("select")) {
      const value = (operator(select.name).exec(box.value) || ["", "", ""])[2].toLowerCase()
      // Nothing is set that is so already: each time the browser would lay the dialog out anew, before it shows an answer.
      if (select.value !== value) select.value = value
      if (select.value !== value) select.value = ""
      select.toggleAttribute("data-kb-chosen", select.value !== "")
    }
  }

  const addFacets = (box, facets) => {
    const wrap = document.querySelector(".md-search__scrollwrap")
    if (!wrap || wrap.querySelector(".kb-search-facets")) return
    const bar = document.createElement("div")
    bar.className = "kb-search-facets"
    bar.setAttribute("role", "group")
    bar.setAttribute("aria-label", words().narrow)
    for (const name of FACETS) if ((facets[name] || []).length > 1) bar.append(field(box, name, facets[name]))
    wrap.prepend(bar)
    steer(box, bar)
    box.addEventListener("input", () => follow(box, bar))
    box.addEventListener("focus", () => follow(box, bar))
    follow(box, bar)
  }

  /** The query is part of the URL while the box is open. */
  const keep = box => {
    const url = new URL(location.href)
    const query = toggle().checked && box.value.length <= LONGEST ? box.value.trim() : ""
    if ((url.searchParams.get("q") || "") === query) return
    if (query) url.searchParams.set("q", query)
    else url.searchParams.delete("q")
    history.replaceState(history.state, "", url)
  }

  const meta = () => (document.querySelector(".md-search-result__meta") || { textContent: "" }).textContent

  /** Says above the list how much it holds, or why there is none, instead of "no results". */
  const tell = text => {
    const meta = document.querySelector(".md-search-result__meta")
    if (meta && meta.textContent !== text) meta.textContent = text
  }

  const watchResult = () => {
    const result = document.querySelector(".md-search-result")
    if (!result) return
    new MutationObserver(() => {
      const note = result.querySelector("[data-kb-note]")
      if (note) tell(note.textContent)
      else if (result.querySelector("[data-kb-more]")) tell(meta().replace(/\d+(?![\d+])/, "$&+"))
    }).observe(result, { childList: true, subtree: true })
  }

  /** Material's own fetch of the small file tells nobody when it fails; ours reads it too, for the facets. */
  const load = async box => {
    try {
      if (location.protocol === "file:") {
        for (let tries = 0; tries < 50 && !window.__index; tries++) await new Promise(later => setTimeout(later, PAUSE))
        return addFacets(box, window.__index.config.kb.facets)
      }
      const answer = await fetch(new URL("search/search_index.json", root))
      if (!answer.ok) throw new Error(String(answer.status))
      addFacets(box, (await answer.json()).config.kb.facets)
    } catch (error) {
      const again = () => tell(words().failed)
      again()
      box.addEventListener("input", again)
      box.addEventListener("keyup", () => setTimeout(again))
    }
  }

  /** The box on the home page for a whole terminal output. */
  const knownError = box => {
    for (const form of document.querySelectorAll("form[data-kb-known-error]")) {
      if (form.dataset.kbReady) continue
      form.dataset.kbReady = "true"
      form.hidden = false
      const ask = () => {
        const text = form.elements.namedItem("text").value
        if (!text.trim()) return
        if (!toggle().checked) toggle().click()
        box.value = asPasted(text)
        box.focus()
        changed(box)
      }
      form.addEventListener("submit", event => { event.preventDefault(); ask() })
      form.elements.namedItem("text").addEventListener("paste", () => setTimeout(ask))
    }
  }

  let started = false
  const run = () => {
    const box = input()
    if (!box || !toggle() || !document.querySelector("meta[name='kb:search']")) return
    knownError(box)
    if (started) return
    started = true
    catchPaste(box)
    watchResult()
    let timer
    const later = () => { clearTimeout(timer); timer = setTimeout(() => keep(box), PAUSE) }
    box.addEventListener("input", () => {
      // Material listens to keys only.
      box.dispatchEvent(new KeyboardEvent("keyup", { bubbles: true }))
      later()
    })
    box.form.addEventListener("reset", () => setTimeout(() => changed(box)))
    toggle().addEventListener("change", later)
    const once = () => load(box)
    if (toggle().checked) once()
    else toggle().addEventListener("change", once, { once: true })
  }

  if (window.document$) window.document$.subscribe(run)
  else document.addEventListener("DOMContentLoaded", run)
})()
