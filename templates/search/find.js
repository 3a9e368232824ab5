/* Where terms stand: one way of a term on all pages at once, and a term in all its ways. Remembers what it has found. */
;(scope => {
  "use strict"
  const { scan, wordsOf, WEIGHTS, START, TEXT } = scope.kbShelf
  const { CJK, LATIN } = scope.kbWays
  const { wordTerm, otherWords } = scope.kbWords
  const { nearWords, cutByShelf } = scope.kbNear
  const { heard, hearing } = scope.kbSound

  const REMEMBERED = 400
  const SHARE = 0.8

  /** All places of one text or RegExp, in the order of the fields, and the best score of each page. */
  const runFind = (shelf, way) => {
    const key = `${way.find} ${way.weight} ${way.least || 0}`
    const known = shelf.memory.get(key)
    if (known) return known
    const run = { scores: new Float32Array(shelf.pages.length), fields: [], ats: [], lengths: [], values: [], pages: 0 }
    const { ends, fields } = shelf
    scan(shelf, way, (field, at, length, quality) => {
      const page = fields.page[field], type = fields.type[field]
      const size = ends[field] - (field ? ends[field - 1] + 1 : 0)
      const cover = type < TEXT ? 0.6 + (0.4 * length) / Math.max(size, 1) : 1
      const score = WEIGHTS[type] * quality * cover * way.weight
      const before = run.scores[page]
      if (!before) run.pages++
      run.scores[page] = Math.max(before, score) + 0.1 * Math.min(before, score, 1)
      run.fields.push(field)
      run.ats.push(at)
      run.lengths.push(length)
      run.values.push(score)
    })
    if (shelf.memory.size >= REMEMBERED) shelf.memory.clear()
    shelf.memory.set(key, run)
    return run
  }

  /** All parts of a compound on one page. */
  const runParts = (shelf, way, synonyms) => {
    const parts = way.parts.map(part => runTerm(shelf, part, synonyms))
    const scores = new Float32Array(shelf.pages.length)
    for (let page = 0; page < scores.length; page++) {
      let sum = 0
      for (const part of parts) {
        if (!part.scores[page]) { sum = 0; break }
        sum += part.scores[page]
      }
      scores[page] = (way.weight * sum) / parts.length
    }
    return { scores, runs: parts }
  }

  const runWays = (shelf, ways, synonyms) => {
    const runs = ways.map(way => (way.parts ? runParts(shelf, way, synonyms) : runFind(shelf, way)))
    const scores = new Float32Array(shelf.pages.length)
    let pages = 0
    for (let page = 0; page < scores.length; page++) {
      for (const run of runs) if (run.scores[page] > scores[page]) scores[page] = run.scores[page]
      if (scores[page]) pages++
    }
    return { scores, runs, pages }
  }

  /** A term in all its ways; where none is found: cut otherwise, heard or mistyped, or most of its pairs of characters. */
  const runTerm = (shelf, term, synonyms) => {
    let result = runWays(shelf, term.ways, synonyms)
    if (result.pages && !isMeant(term, result, synonyms)) result = runWays(shelf, [...term.ways, ...mistyped(shelf, term, synonyms)], synonyms)
    for (const other of [otherCuts, otherSpellings]) {
      if (result.pages) break
      const ways = other(shelf, term, synonyms)
      if (ways.length) result = runWays(shelf, ways, synonyms)
    }
    if (!result.pages && CJK.test(term.word)) result = runPairs(shelf, term.word)
    result.weight = Math.log(1 + shelf.pages.length / (result.pages || 0.5))
    return result
  }

  /** Whether a word was found as it is written, or is known to mean what was found: register does not say that of registery. */
  const isMeant = ({ word, ways }, { runs }, synonyms) =>
    synonyms.table.has(word) || !LATIN.test(word) || ways.some((way, i) => !way.other && runs[i].scores.some(Boolean))

  const otherCuts = (shelf, term, synonyms) => {
    const pieces = CJK.test(term.word) ? cutByShelf(shelf, term.word) : []
    return pieces.length > 1 ? [{ parts: pieces.map(piece => wordTerm(piece, synonyms)), weight: 0.5 }] : []
  }

  /** The word as the other language spells it. */
  const alikeInSound = (shelf, { word }) => {
    const spelling = heard(word)
    if (spelling) return [{ find: new RegExp(spelling + "(?![a-z])"), weight: 0.6, least: START }]
    return hearing(word, wordsOf(shelf)).map(find => ({ find, weight: 0.6, least: START }))
  }

  const otherSpellings = (shelf, term, synonyms) => [...alikeInSound(shelf, term), ...mistyped(shelf, term, synonyms)]

  const mistyped = (shelf, term, synonyms) =>
    nearWords(shelf, term.word, synonyms).flatMap(find => [{ find, weight: 0.6 }, ...otherWords(find, synonyms).map(way => ({ ...way, weight: 0.5 * way.weight }))])

  /** Fields that hold most of the neighbouring pairs of characters. */
  const runPairs = (shelf, word) => {
    const scores = new Float32Array(shelf.pages.length)
    const letters = Array.from(word)
    if (letters.length < 5 || /^[ァ-ヴー]+$/.test(word)) return { scores, runs: [], pages: 0 }
    const pairs = Array.from(new Set(letters.slice(1).map((letter, i) => letters[i] + letter)))
    const runs = pairs.map(find => runFind(shelf, { find, weight: 1 }))
    const counts = new Map()
    for (const run of runs) for (const field of run.fields) counts.set(field, (counts.get(field) || 0) + 1)
    let pages = 0
    for (const [field, count] of counts) {
      if (count < SHARE * pairs.length) continue
      const page = shelf.fields.page[field]
      if (!scores[page]) pages++
      scores[page] = Math.max(scores[page], (0.3 * WEIGHTS[shelf.fields.type[field]] * count) / pairs.length)
    }
    return { scores, runs, pages }
  }

  /** Calls `tell(field, at, length, score)` for each place of a run on a page. */
  const eachFind = (shelf, run, page, tell) => {
    if (!run.scores[page]) return
    if (run.runs) return run.runs.forEach(one => eachFind(shelf, one, page, tell))
    const { first } = shelf
    let low = 0, high = run.fields.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (run.fields[middle] < first[page]) low = middle + 1
      else high = middle
    }
    for (; low < run.fields.length && run.fields[low] < first[page + 1]; low++)
      tell(run.fields[low], run.ats[low], run.lengths[low], run.values[low])
  }

  scope.kbFind = { runFind, runTerm, eachFind }
})(self)
