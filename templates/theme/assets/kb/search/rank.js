/* Terms → pages in order. Every term must be on a page, in any of its ways; long pasted texts may lack some. */
;(scope => {
  "use strict"
  const { fold } = scope.kbFold
  const { scan, wordsOf, WEIGHTS, TITLE, TEXT } = scope.kbShelf
  const { termsOf, CJK, LATIN } = scope.kbWords

  const MOST = 100

  /** One way of a term on all pages: the best score of each, and the finds for showing them. */
  const runWay = (shelf, way, cache) => {
    if (way.parts) return runParts(shelf, way, cache)
    const scores = new Float32Array(shelf.pages.length), finds = new Map()
    const { ends, fields } = shelf
    scan(shelf, way.find, way.least, (field, at, length, quality) => {
      const page = fields.page[field], type = fields.type[field]
      const size = ends[field] - (field ? ends[field - 1] + 1 : 0)
      const cover = type < TEXT ? 0.6 + (0.4 * length) / Math.max(size, 1) : 1
      const score = WEIGHTS[type] * quality * cover * way.weight
      scores[page] = Math.max(scores[page], score) + 0.1 * Math.min(scores[page], score, 1)
      if (!finds.has(page)) finds.set(page, [])
      finds.get(page).push([field, at, length, score])
    })
    return { scores, finds }
  }

  /** All parts of a compound on one page. */
  const runParts = (shelf, way, cache) => {
    const scores = new Float32Array(shelf.pages.length), finds = new Map()
    const parts = way.parts.map(part => runTerm(shelf, part, cache))
    if (!parts.length) return { scores, finds }
    for (let page = 0; page < scores.length; page++) {
      let sum = 0
      for (const part of parts) {
        if (!part.scores[page]) { sum = 0; break }
        sum += part.scores[page]
      }
      if (!sum) continue
      scores[page] = (way.weight * sum) / parts.length
      finds.set(page, parts.flatMap(part => part.finds.get(page) || []))
    }
    return { scores, finds }
  }

  /** A term in all its ways; where none is found, words that are nearly the same, or most of its characters. */
  const runTerm = (shelf, term, cache) => {
    if (cache.has(term.word)) return cache.get(term.word)
    let result = join(shelf, term.ways.map(way => runWay(shelf, way, cache)))
    if (!result.finds.size) {
      const ways = nearWords(shelf, term.word).map(find => ({ find, weight: 0.6 }))
      if (ways.length) result = join(shelf, ways.map(way => runWay(shelf, way, cache)))
    }
    if (!result.finds.size && CJK.test(term.word)) result = runPairs(shelf, term.word, cache)
    let pages = 0
    for (const score of result.scores) if (score) pages++
    result.weight = Math.log(1 + shelf.pages.length / (pages || 0.5))
    result.pages = pages
    cache.set(term.word, result)
    return result
  }

  const join = (shelf, results) => {
    if (results.length === 1) return results[0]
    const scores = new Float32Array(shelf.pages.length), finds = new Map()
    for (const one of results) {
      for (let page = 0; page < scores.length; page++) if (one.scores[page] > scores[page]) scores[page] = one.scores[page]
      for (const [page, found] of one.finds) finds.set(page, [...(finds.get(page) || []), ...found])
    }
    return { scores, finds }
  }

  /** Words of the shelf that one or two slips of the finger turn into `word`. */
  const nearWords = (shelf, word) => {
    const latin = LATIN.test(word)
    if ((!latin && !/^[ァ-ヴー]+$/.test(word)) || word.length < (latin ? 4 : 5)) return []
    const most = latin && word.length > 6 ? 2 : 1
    let best = most + 1, found = []
    for (const other of wordsOf(shelf)) {
      if (CJK.test(other) === latin) continue
      if (word.length < 5 ? other.length !== word.length : other.length < word.length - most) continue
      const candidate = other.length > word.length + most ? other.slice(0, word.length) : other
      if (candidate !== other && latin && word.length < 6) continue
      if (candidate[0] !== word[0] && candidate[1] !== word[0] && candidate[0] !== word[1]) continue
      const distance = slips(word, candidate, Math.min(best, most)) + (candidate === other || !latin ? 0 : 0.5)
      if (distance > most) continue
      if (most === 2 && distance >= 2 && candidate[0] !== word[0]) continue
      if (word.length < 5 && !swapped(word, candidate)) continue
      if (distance < best) [best, found] = [distance, []]
      if (distance === best && found.length < 12) found.push(candidate)
    }
    return Array.from(new Set(found))
  }

  /** Two neighbours changed places: the only slip that a word of four letters may have. */
  const swapped = (a, b) => {
    const first = [0, 1, 2].find(i => a[i] !== b[i])
    return first !== undefined && a[first] === b[first + 1] && a[first + 1] === b[first] && a.slice(first + 2) === b.slice(first + 2)
  }

  /** Damerau's distance, or more than `most`. */
  const slips = (a, b, most) => {
    if (Math.abs(a.length - b.length) > most) return most + 1
    let before = [], row = Array.from({ length: b.length + 1 }, (_, i) => i)
    for (let i = 1; i <= a.length; i++) {
      const next = [i]
      let least = i
      for (let j = 1; j <= b.length; j++) {
        const same = a[i - 1] === b[j - 1] ? 0 : 1
        next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + same)
        if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) next[j] = Math.min(next[j], before[j - 2] + 1)
        least = Math.min(least, next[j])
      }
      if (least > most) return most + 1
      before = row
      row = next
    }
    return row[b.length]
  }

  /** Japanese that nobody wrote like this: pages that hold most of its neighbouring pairs of characters. */
  const runPairs = (shelf, word, cache) => {
    const scores = new Float32Array(shelf.pages.length), finds = new Map()
    const letters = Array.from(word)
    if (letters.length < 4) return { scores, finds }
    const pairs = Array.from(new Set(letters.slice(1).map((letter, i) => letters[i] + letter)))
    const found = pairs.map(pair => runWay(shelf, { find: pair, weight: 1 }, cache))
    for (let page = 0; page < scores.length; page++) {
      const hits = found.filter(one => one.scores[page])
      const share = hits.length / pairs.length
      if (share < 0.75) continue
      scores[page] = (0.3 * share * hits.reduce((sum, one) => sum + one.scores[page], 0)) / hits.length
      finds.set(page, hits.flatMap(one => one.finds.get(page)))
    }
    return { scores, finds }
  }

  /** Which pages the facets leave. */
  const allowed = (shelf, facets) => {
    const wanted = new Map()
    for (const [name, value] of facets) wanted.set(name, [...(wanted.get(name) || []), name === "kind" ? ` kind:${value.replace(/s$/, "")}s ` : ` ${name}:${value} `])
    return shelf.pages.map(page => Array.from(wanted.values()).every(values => values.some(value => page.facets.includes(value))))
  }

  /** Pages that answer a text, best first: [{page, score, finds, missing}]. */
  const rankText = (shelf, text, open, synonyms) => {
    const cache = new Map()
    const terms = termsOf(text, synonyms)
    const found = terms.map(term => runTerm(shelf, term, cache))
    const phrase = terms.length > 1 ? runWay(shelf, { find: fold(text).trim().replace(/\s+/g, " "), weight: 1.5 }, cache) : null
    const whole = found.reduce((sum, one) => sum + one.weight, 0)
    const ranked = []
    shelf.pages.forEach((page, number) => {
      if (!open[number]) return
      let score = 0, share = 0, hits = 0
      found.forEach(one => {
        if (!one.scores[number]) return
        hits++
        share += one.weight / whole
        score += one.scores[number] * one.weight
      })
      if (!hits || !enough(hits, found.length, share)) return
      score *= share * share
      if (phrase) score += phrase.scores[number] * 2
      const missing = terms.filter((_, i) => !found[i].scores[number]).map(term => term.written || term.word)
      const finds = [...found, phrase].flatMap(one => (one && one.finds.get(number)) || [])
      ranked.push({ page: number, score: score * page.factor * together(shelf, found, number), finds, missing })
    })
    const complete = ranked.filter(one => !one.missing.length)
    return (complete.length && terms.length < 6 ? complete : ranked).sort((a, b) => b.score - a.score)
  }

  /** Two words must both be there; of more, one may be missing; of a pasted line, the telling half is enough. */
  const enough = (hits, terms, share) => {
    if (hits === terms) return true
    if (terms < 3) return false
    return terms < 6 ? hits === terms - 1 && share > 0.7 : share > 0.45 && hits > 2
  }

  /** A page that says all of it in one section is meant more than one that has the words apart. */
  const together = (shelf, found, page) => {
    if (found.length < 2) return 1
    const sections = new Map()
    found.forEach((one, i) => {
      for (const [field] of one.finds.get(page) || []) {
        const key = shelf.fields.section[field]
        sections.set(key, (sections.get(key) || new Set()).add(i))
      }
    })
    return Math.max(...Array.from(sections.values(), set => set.size)) === found.length ? 1.25 : 1
  }

  /** A page whose id, old id or title is the query stands first. */
  const exact = (shelf, text, ranked, open) => {
    const wanted = fold(text).trim().replace(/^\[\[|\]\]$|\/$/g, "").replace(/^.*\/(?=[a-z0-9-]+$)/, "")
    const full = fold(text).trim()
    shelf.pages.forEach((page, number) => {
      if (!open[number] || !wanted) return
      const isId = page.id === wanted || page.known.includes(wanted)
      if (!isId && (page.kind === "lists" || fold(page.title) !== full)) return
      let entry = ranked.find(one => one.page === number)
      if (!entry) ranked.push((entry = { page: number, score: 0, finds: [], missing: [] }))
      entry.score += (isId ? 1e4 : 1e3) * page.factor
      entry.missing = []
    })
    return ranked.sort((a, b) => b.score - a.score)
  }

  /** The answer to a query of one line; facets alone list what they leave, newest first. */
  const rank = (shelf, facets, text, synonyms) => {
    const open = allowed(shelf, facets)
    if (text) return exact(shelf, text, rankText(shelf, text, open, synonyms), open).slice(0, MOST)
    const left = shelf.pages.map((page, number) => ({ page: number, score: 1, finds: [], missing: [] })).filter(one => open[one.page])
    const id = one => shelf.pages[one.page].id
    return left.sort((a, b) => (id(a) < id(b) ? 1 : -1)).slice(0, MOST)
  }

  /** The answer to many pasted lines: each line by itself, those that speak of failure first. */
  const rankLines = (shelf, facets, lines, synonyms) => {
    const telling = /error|fail|fatal|panic|exception|denied|refused|timed? ?out|cannot|could not|unable|invalid|失敗|エラー|警告|不可|できま/i
    const unique = Array.from(new Set(lines.map(line => line.trim().slice(0, 400)).filter(line => line.length > 3)))
    const chosen = [...unique.filter(line => telling.test(line)), ...unique.filter(line => !telling.test(line))].slice(0, 12)
    const pages = new Map()
    chosen.forEach((line, number) => {
      for (const one of rank(shelf, facets, line, synonyms).slice(0, 20)) {
        const score = one.score * (telling.test(line) ? 1 : 0.5) * (1 - number / 40)
        const before = pages.get(one.page)
        if (!before) pages.set(one.page, { ...one, score, missing: [] })
        else Object.assign(before, { score: Math.max(before.score, score) + 0.2 * Math.min(before.score, score), finds: [...before.finds, ...one.finds] })
      }
    })
    return Array.from(pages.values()).sort((a, b) => b.score - a.score).slice(0, 30)
  }

  scope.kbRank = { rank, rankLines, TITLE }
})(self)
