/* The index as the worker holds it: every text folded into one long string, and how to find things in it.

   A field is a title, an id, other names, a heading or a text; fields end with a line break, which no word holds. */
;(scope => {
  "use strict"
  const { fold } = scope.kbFold

  const TITLE = 0, ID = 1, KNOWN = 2, HEADING = 3, TEXT = 4
  const WEIGHTS = [10, 9, 7, 2.5, 1]
  /** A pitfall outranks the logs that mention it; what only lists or explains stands behind the records. */
  const KINDS = { pitfalls: 1.5, windows: 1, incidents: 1, checklists: 0.9, documents: 0.7, rules: 0.35, lists: 0.1 }
  const WORD = /[a-z0-9]/

  /** Opens what the site wrote: {pages: [[location, title, id, known, kind, facets, [anchor, heading, text, …]]…]}. */
  const open = index => {
    const texts = [], pages = [], fields = { page: [], type: [], section: [] }
    const add = (type, section, text) => {
      fields.page.push(pages.length)
      fields.type.push(type)
      fields.section.push(section)
      texts.push(text.replace(/\n/g, " "))
    }
    const patterns = patternTexts(index.patterns)
    for (const [location, title, id, known, kind, facets, parts] of index.pages) {
      const sections = []
      for (let i = 0; i < parts.length; i += 3) sections.push({ anchor: parts[i], heading: parts[i + 1], text: parts[i + 2] })
      add(TITLE, -1, title)
      if (id) add(ID, -1, id)
      for (const name of known) add(KNOWN, -1, name)
      sections.forEach((section, number) => {
        if (section.heading) add(HEADING, number, section.heading)
        if (section.text) add(TEXT, number, section.text)
      })
      for (const pattern of patterns.get(pages.length) || []) add(TEXT, -1, pattern)
      pages.push({ location, title, id, known, kind, facets: ` ${facets} `, sections, factor: KINDS[kind] || 0.5 })
    }
    const all = fold(texts.join("\n") + "\n")
    return { all, pages, ends: endsOf(all, texts.length), fields, words: null }
  }

  /** What patterns recognise, as text to search: their words without the signs between them. */
  const patternTexts = patterns => {
    const texts = new Map()
    for (const [page, pattern] of patterns) {
      const text = pattern.replace(/\(\?[a-z]+\)|\\[a-zA-Z][+*]?/g, " ").replace(/\\/g, "").replace(/[()|?*+^$[\]]+/g, " ")
      texts.set(page, [...(texts.get(page) || []), text])
    }
    return texts
  }

  const endsOf = (all, count) => {
    const ends = new Int32Array(count)
    for (let i = 0, at = -1; i < count; i++) ends[i] = at = all.indexOf("\n", at + 1)
    return ends
  }

  /** How well a find stands: 0 for a chance hit inside a word, more at a word's edges. */
  const edge = (all, at, length) => {
    if (!WORD.test(all[at])) return 1
    const inside = at > 0 && WORD.test(all[at - 1])
    const whole = at + length >= all.length || !WORD.test(all[at + length - 1]) || !WORD.test(all[at + length])
    if (!inside) return whole ? 1.2 : length > 2 ? 0.95 : 0.7
    if (/[0-9]/.test(all[at]) && /[0-9]/.test(all[at - 1])) return 0
    return length < 3 ? 0 : whole ? 0.6 : 0.45
  }

  /** Calls `tell(field, at, length, quality)` for the best find of each field. `find`: a text or a RegExp. */
  const scan = (shelf, find, least, tell) => {
    const { all, ends } = shelf
    const pattern = find instanceof RegExp ? new RegExp(find.source, "gu") : null
    let from = 0, field = 0, best = null
    const next = () => {
      if (!pattern) return [all.indexOf(find, from), find.length]
      pattern.lastIndex = from
      const match = pattern.exec(all)
      return match ? [match.index, match[0].length] : [-1, 0]
    }
    const flush = () => { if (best) { tell(...best); best = null } }
    for (let [at, length] = next(); at >= 0; [at, length] = next()) {
      if (at >= ends[field]) {
        flush()
        field = fieldAt(ends, at, field)
      }
      const quality = edge(all, at, length)
      if (quality && (quality >= (least || 0) || !WORD.test(all[at])) && (!best || quality > best[3]))
        best = [field, at, length, quality]
      from = quality >= 1 ? ends[field] : at + 1
    }
    flush()
  }

  /** The field that holds a place: the first whose end lies behind it. */
  const fieldAt = (ends, at, low) => {
    let high = ends.length - 1
    while (low < high) {
      const middle = (low + high) >> 1
      if (ends[middle] < at) low = middle + 1
      else high = middle
    }
    return low
  }

  /** Every word that a mistyped one may mean; gathered when it is first needed. */
  const wordsOf = shelf => {
    if (!shelf.words) shelf.words = Array.from(new Set(shelf.all.match(/[a-z][a-z0-9]{3,}|[ァ-ヴー]{4,}/g) || []))
    return shelf.words
  }

  scope.kbShelf = { open, scan, wordsOf, WHOLE: 1.2, START: 0.7, WEIGHTS, TITLE, ID, KNOWN, HEADING, TEXT }
})(self)
