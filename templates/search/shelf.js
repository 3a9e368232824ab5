/* The index as the worker holds it: every text folded into one long string, and how to find things in it.

   A field is a title, an id, another name, a facet, a heading or a text; fields end with a line break. */
;(scope => {
  "use strict"
  const { normal, foldNormal } = scope.kbFold

  const TITLE = 0, ID = 1, KNOWN = 2, HEADING = 3, FACET = 4, TEXT = 5
  const WEIGHTS = [10, 9, 7, 2.5, 2, 1]
  /** A pitfall outranks the logs that mention it; what only lists or explains stands behind the records. */
  const KINDS = { pitfalls: 1.5, windows: 1, incidents: 1, checklists: 0.9, documents: 0.7, rules: 0.12, lists: 0.1 }
  const RECORDS = new Set(["pitfalls", "windows", "incidents", "checklists", "rules"])
  const WHOLE = 1.2, START = 0.7

  /** Opens what the site wrote (kb/site/search/index.py). `labels`: "system:web" → what the page calls it. */
  const open = (index, labels) => {
    const pages = pagesOf(index)
    const texts = [], fields = { page: [], type: [], section: [] }, first = []
    const patterns = patternTexts(index.patterns), mentions = mentionsOf(index, pages)
    pages.forEach((page, number) => {
      const add = (type, section, text) => {
        fields.page.push(number)
        fields.type.push(type)
        fields.section.push(section)
        texts.push(text.includes("\n") ? text.replace(/\n/g, " ") : text)
      }
      first.push(texts.length)
      add(TITLE, -1, page.title)
      if (page.id) add(ID, -1, page.id)
      for (const name of page.known) add(KNOWN, -1, name)
      const names = page.facets.split(" ").map(facet => labels.get(facet)).filter(Boolean)
      if (names.length) add(FACET, -1, names.join(" "))
      page.sections.forEach((section, place) => {
        if (section.heading) add(HEADING, place, section.heading)
        if (section.text) add(TEXT, place, section.text)
      })
      for (const pattern of patterns.get(number) || []) add(TEXT, -1, pattern)
      for (const other of mentions[number]) add(TEXT, -1, pages[other].title)
    })
    first.push(texts.length)
    const plain = normal(texts.join("\n") + "\n")
    const all = foldNormal(plain)
    return { all, plain, pages, first, ends: endsOf(all, texts.length), fields, words: new Set(), threes: new Uint8Array(THREES), gathered: 0, mentions }
  }

  const pagesOf = ({ pages, facets: all, sections }) => {
    const facetsOf = pages.title.map(() => " ")
    for (const [facet, steps] of Object.entries(all)) {
      let page = 0
      for (const step of steps) facetsOf[(page += step)] += facet + " "
    }
    const rows = pages.title.map((title, number) => {
      const kind = pages.kind[number], location = pages.location[number]
      const name = location.replace(/(?:\/|\.html)$/, "").replace(/^.*\//, ""), id = RECORDS.has(kind) ? name : ""
      const facets = facetsOf[number]
      return { location, title: title || name, id, known: pages.known[number], kind, facets, sections: [], factor: KINDS[kind] || 0.5 }
    })
    for (const [anchor, heading, ...texts] of sections) {
      let page = 0
      for (const text of texts)
        if (typeof text === "number") page += text
        else rows[page++].sections.push({ anchor, heading, text })
    }
    return rows
  }

  const mentionsOf = (index, pages) => {
    const found = pages.map(() => [])
    let page = 0
    for (const targets of index.mentions)
      if (typeof targets === "number") page += targets
      else found[page++] = targets
    return found
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

  const LATIN = 1, DIGIT = 2, KATAKANA = 4
  const kindOf = unit => {
    if (unit >= 0x61 && unit <= 0x7a) return LATIN
    if (unit >= 0x30 && unit <= 0x39) return DIGIT
    return unit >= 0x30a1 && unit <= 0x30fc && unit !== 0x30fb ? KATAKANA : 0
  }

  /** How well a find stands: 0 for a chance hit inside a word, more at a word's edges. */
  const edge = (plain, at, length) => {
    const kind = kindOf(plain.charCodeAt(at))
    if (!kind) return 1
    const before = kindOf(plain.charCodeAt(at - 1)), after = kindOf(plain.charCodeAt(at + length))
    const last = kindOf(plain.charCodeAt(at + length - 1))
    const whole = !last || (last === KATAKANA ? after !== KATAKANA : !(after & (LATIN | DIGIT)))
    if (kind === KATAKANA) {
      if (before !== KATAKANA) return whole ? 1.15 : 1
      // ランチ is no part of ブランチ; プリケーション is one of レプリケーション.
      if (length < 4 && kindOf(plain.charCodeAt(at - 2)) !== KATAKANA) return 0
      return length < 3 ? 0.3 : whole ? 0.75 : 0.5
    }
    if (!(before & (LATIN | DIGIT))) return whole ? WHOLE : length > 2 ? 0.95 : START
    if (kind === DIGIT && before === DIGIT) return 0
    if (length < 3) return 0
    return whole ? 0.6 : length > 3 ? 0.45 : 0
  }

  /** A field's text, folded. */
  const foldedField = ({ all, ends }, field) => all.slice(field ? ends[field - 1] + 1 : 0, ends[field])

  /** A page's folded title: its first field. */
  const titleOf = (shelf, page) => foldedField(shelf, shelf.first[page])

  /** Calls `tell(field, at, length, quality)` for the best find of each field. `find`: a text, a RegExp, or what has `next`. */
  const scan = (shelf, { find, least = 0 }, tell) => {
    const { all, plain, ends } = shelf
    if (isAbsent(shelf, find)) return
    const pattern = find instanceof RegExp ? new RegExp(find.source, "g") : null
    const content = pattern || find.next || find.length > 2 ? 1 : START
    let from = 0, field = 0, best = null, at = 0, length = 0
    const next = () => {
      if (find.next) return find.next(all, from)
      if (!pattern) return [all.indexOf(find, from), find.length]
      pattern.lastIndex = from
      const match = pattern.exec(all)
      return match ? [match.index, match[0].length] : [-1, 0]
    }
    for ([at, length] = next(); at >= 0; [at, length] = next()) {
      if (at >= ends[field]) {
        if (best) tell(...best)
        best = null
        field = fieldAt(ends, at, field)
      }
      const quality = edge(plain, at, length)
      if (quality && quality >= least && (!best || quality > best[3])) best = [field, at, length, quality]
      from = quality >= content ? ends[field] : at + 1
    }
    if (best) tell(...best)
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

  const CHUNK = 1 << 17, THREES = 1 << 18

  /** Gathers a part of the words that a mistyped one may mean, and which three letters follow each other; whether that is all. */
  const gather = shelf => {
    const { plain, words } = shelf
    if (shelf.gathered < plain.length) {
      const end = plain.indexOf("\n", shelf.gathered + CHUNK) + 1 || plain.length
      const part = plain.slice(shelf.gathered, end)
      for (const word of part.match(/[a-z]{4,}/g) || []) words.add(word)
      const katakana = new Set(part.match(/[ァ-ヴー]{3,}/g) || [])
      if (katakana.size) for (const word of foldNormal(Array.from(katakana).join(" ")).split(" ")) words.add(word)
      for (let at = shelf.gathered; at < end; at++) shelf.threes[threeAt(shelf.all, at)] = 1
      shelf.gathered = end
    }
    return shelf.gathered === plain.length
  }

  const threeAt = (text, at) => (text.charCodeAt(at) * 961 + text.charCodeAt(at + 1) * 31 + text.charCodeAt(at + 2)) & (THREES - 1)

  /** Whether a text is surely nowhere: three neighbours of it never stand together. Most words of the synonyms are not there. */
  const isAbsent = (shelf, find) => {
    if (typeof find !== "string" || shelf.gathered < shelf.plain.length) return false
    for (let at = find.length - 3; at >= 0; at--) if (!shelf.threes[threeAt(find, at)]) return true
    return false
  }

  /** All words that a mistyped one may mean. */
  const wordsOf = shelf => {
    while (!gather(shelf));
    return shelf.words
  }

  scope.kbShelf = { open, scan, gather, wordsOf, foldedField, titleOf, WHOLE, START, WEIGHTS, TITLE, ID, KNOWN, HEADING, FACET, TEXT }
})(self)
