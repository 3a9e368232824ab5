/* Terms → pages in order. Every term must be on a page, in any of its ways; of many terms one may be missing. */
;(scope => {
  "use strict"
  const { fold } = scope.kbFold
  const { titleOf } = scope.kbShelf
  const { termsOf } = scope.kbWords
  const { runFind, runTerm, eachFind } = scope.kbFind

  const MOST = 30
  const CLOSER = 200
  const LOGS = new Set(["windows", "incidents"])
  /** A pitfall that answers at least this much as well as another page that mentions it stands before that page. */
  const LIFTED = 0.2

  /** Which pages the facets leave. */
  const allowed = (shelf, facets) => {
    const wanted = new Map()
    for (const [name, value] of facets) {
      const text = name === "kind" ? ` kind:${value.replace(/s$/, "")}s ` : ` ${name}:${value} `
      wanted.set(name, [...(wanted.get(name) || []), text])
    }
    const groups = Array.from(wanted.values())
    if (!groups.length) return new Uint8Array(shelf.pages.length).fill(1)
    return shelf.pages.map(page => groups.every(values => values.some(value => page.facets.includes(value))))
  }

  /** Pages that answer a text, best first: [{page, score, runs, missing}]. */
  const rankText = (shelf, text, open, synonyms) => {
    const terms = termsOf(text, synonyms)
    const found = terms.map(term => runTerm(shelf, term, synonyms))
    const whole = found.reduce((sum, one) => sum + one.weight, 0)
    const phrase = terms.length > 1 ? runFind(shelf, { find: fold(text).trim().replace(/\s+/g, " "), weight: 1.5 }) : null
    const runs = phrase ? [...found, phrase] : found
    const ranked = []
    for (let page = 0; page < shelf.pages.length; page++) {
      if (!open[page]) continue
      let score = 0, share = 0, hits = 0
      for (const one of found) {
        if (!one.scores[page]) continue
        hits++
        share += one.weight / whole
        score += one.scores[page] * one.weight
      }
      if (!hits || !enough(hits, terms.length, share)) continue
      score = score * share * share + (phrase ? phrase.scores[page] * 2 : 0)
      const missing = hits < terms.length ? terms.filter((_, i) => !found[i].scores[page]).map(term => term.written) : []
      ranked.push({ page, score: score * shelf.pages[page].factor, runs, missing })
    }
    const complete = ranked.filter(one => !one.missing.length)
    const kept = (complete.length ? complete : ranked).sort((a, b) => b.score - a.score)
    if (found.length > 1) for (const one of kept.slice(0, CLOSER)) one.score *= together(shelf, found, one.page)
    return kept.sort((a, b) => b.score - a.score)
  }

  /** Two words must both be there; of more, one may be missing. */
  const enough = (hits, terms, share) => hits === terms || (terms > 2 && hits >= terms - 1 && share > (terms < 6 ? 0.7 : 0.6))

  /** A page that says all of it in one section is meant more than one that has the words apart. */
  const together = (shelf, found, page) => {
    const sections = new Map()
    found.forEach((one, i) => eachFind(shelf, one, page, field => {
      const key = shelf.fields.section[field]
      sections.set(key, (sections.get(key) || new Set()).add(i))
    }))
    return Math.max(...Array.from(sections.values(), set => set.size)) === found.length ? 1.25 : 1
  }

  /** A page whose id, old id or title is the query stands first. */
  const exact = (shelf, text, ranked, open) => {
    const full = fold(text).trim()
    const wanted = full.replace(/^\[\[|\]\]$/g, "").replace(/\/$/, "").replace(/^.*\/(?=[a-z0-9-]+$)/, "")
    for (const number of new Set([...pagesCalled(shelf, wanted), ...pagesCalled(shelf, full)])) {
      const page = shelf.pages[number], isId = page.id === wanted || page.known.includes(wanted)
      if (!open[number] || !wanted || (!isId && (page.kind === "lists" || titleOf(shelf, number) !== full))) continue
      let entry = ranked.find(one => one.page === number)
      if (!entry) ranked.push((entry = { page: number, score: 0, runs: [], missing: [] }))
      entry.score += (page.id === wanted ? 2e4 : isId ? 1e4 : 1e3) * page.factor
      entry.missing = []
    }
    return ranked.sort((a, b) => b.score - a.score)
  }

  /** The pages whose id, other name or folded title a text is. */
  const pagesCalled = (shelf, text) => {
    if (!shelf.called) {
      shelf.called = new Map()
      shelf.pages.forEach(({ id, known }, number) => {
        for (const name of [id, ...known, titleOf(shelf, number)]) shelf.called.set(name, [...(shelf.called.get(name) || []), number])
      })
    }
    return shelf.called.get(text) || []
  }

  /** Pitfalls before the logs that mention them and answer no more of the query. */
  const lift = (shelf, ranked) => {
    const places = new Map(ranked.map(one => [one.page, one]))
    for (const log of ranked)
      for (const page of shelf.mentions[log.page]) {
        const pitfall = shelf.pages[page].kind === "pitfalls" && places.get(page)
        if (!pitfall || pitfall.score > log.score || pitfall.missing.length > log.missing.length) continue
        if (LOGS.has(shelf.pages[log.page].kind) || pitfall.score >= LIFTED * log.score) pitfall.score = log.score * 1.001
      }
    return ranked.sort((a, b) => b.score - a.score)
  }

  /** The answer to a query of one line; facets alone list what they leave, newest first. */
  const rank = (shelf, facets, text, synonyms) => {
    const open = allowed(shelf, facets)
    if (text) return exact(shelf, text, lift(shelf, rankText(shelf, text, open, synonyms)), open).slice(0, MOST + 1)
    const left = shelf.pages.map((_, page) => ({ page, score: 1, runs: [], missing: [] })).filter(one => open[one.page])
    const id = one => shelf.pages[one.page].id
    return left.sort((a, b) => (id(a) < id(b) ? 1 : -1)).slice(0, MOST + 1)
  }

  scope.kbRank = { rank, rankText, allowed, lift, MOST }
})(self)
