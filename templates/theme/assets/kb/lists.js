/* Narrows and sorts a list of rows; keeps the choice in the URL. The list is whole without this script. */
;(() => {
  "use strict"
  const SEPARATOR = "|"

  const fold = text => text.normalize("NFKC").toLowerCase()

  /** What the rows say of themselves, read once. */
  const readRows = list =>
    Array.from(list.children, element => {
      const read = {}
      return {
        element,
        text: fold(element.textContent + " " + (element.dataset.words || "")),
        values: name => (read[name] ??= element.dataset[name] ? element.dataset[name].split(SEPARATOR) : []),
      }
    })

  const matches = (row, choice, except) => {
    if (!choice.words.every(word => row.text.includes(word))) return false
    return Object.entries(choice.facets).every(
      ([name, value]) => name === except || !value || row.values(name).includes(value)
    )
  }

  const sortKey = (row, key) => row.element.dataset["sort" + key[0].toUpperCase() + key.slice(1)] || ""

  const compare = key => {
    const descending = key.startsWith("-")
    const name = descending ? key.slice(1) : key
    const collator = new Intl.Collator(document.documentElement.lang, { numeric: true })
    return (a, b) => {
      const order = collator.compare(sortKey(a, name), sortKey(b, name))
      return descending ? -order : order
    }
  }

  const start = form => {
    const list = form.parentElement.querySelector("[data-kb-list]")
    if (!list || form.dataset.kbReady) return
    form.dataset.kbReady = "true"
    const rows = readRows(list)
    const original = rows.slice()
    const selects = Array.from(form.querySelectorAll("select:not([name=sort])"))
    const text = form.elements.namedItem("text")
    const sort = form.elements.namedItem("sort")
    const count = form.querySelector("[data-kb-count]")
    const all = form.querySelector("button[type=reset]")

    const choose = () => ({
      words: fold(text.value).split(/\s+/).filter(Boolean),
      facets: Object.fromEntries(selects.map(select => [select.name, select.value])),
    })

    const recount = choice => {
      for (const select of selects) {
        const others = rows.filter(row => matches(row, choice, select.name))
        const counts = new Map()
        for (const row of others)
          for (const value of row.values(select.name)) counts.set(value, (counts.get(value) || 0) + 1)
        for (const option of select.options) {
          if (!option.value) continue
          const n = counts.get(option.value) || 0
          const words = `${option.dataset.label} (${n})`
          if (option.textContent !== words) option.textContent = words
          option.disabled = n === 0 && !option.selected
        }
      }
    }

    const keep = () => {
      const parameters = new URLSearchParams()
      for (const field of [text, ...selects, sort]) if (field.value) parameters.set(field.name, field.value)
      const query = parameters.toString()
      history.replaceState(history.state, "", location.pathname + (query ? "?" + query : "") + location.hash)
      all.hidden = !query
    }

    const apply = () => {
      const choice = choose()
      let shown = 0
      for (const row of rows) {
        const visible = matches(row, choice)
        if (row.element.hidden === visible) row.element.hidden = !visible
        shown += visible
      }
      recount(choice)
      count.textContent = count.dataset.kbCount.replace("{shown}", shown).replace("{all}", rows.length)
      keep()
    }

    let arranged = ""
    const arrange = () => {
      const key = sort.value
      if (key === arranged) return
      arranged = key
      const order = key ? original.slice().sort(compare(key)) : original
      list.append(...order.map(row => row.element))
    }

    const restore = () => {
      const parameters = new URLSearchParams(location.search)
      for (const field of [text, ...selects, sort]) {
        const value = parameters.get(field.name)
        if (value === null) continue
        field.value = value
        if (field.value !== value) field.value = ""
      }
    }

    form.addEventListener("input", () => { arrange(); apply() })
    form.addEventListener("submit", event => event.preventDefault())
    form.addEventListener("reset", () => setTimeout(() => { arrange(); apply(); text.focus() }))
    restore()
    form.hidden = false
    arrange()
    apply()
  }

  const run = () => document.querySelectorAll("form[data-kb-filter]").forEach(start)
  if (window.document$) window.document$.subscribe(run)
  else document.addEventListener("DOMContentLoaded", run)
})()
