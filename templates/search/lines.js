/* Pasted output → pages. Nobody's record has the same times, paths and numbers, so what counts is runs of words that
   a page shares with a line, and names that a program would write. */
;(scope => {
  "use strict"
  const { fold } = scope.kbFold
  const { START } = scope.kbShelf
  const { runFind } = scope.kbFind
  const { escape, CJK } = scope.kbWays
  const { NOISE, STOP } = scope.kbWords
  const { rank, allowed, lift, MOST } = scope.kbRank

  const TELLING = /error|fail|fatal|panic|exception|denied|refused|timed? ?out|cannot|could not|unable|invalid|not found|no such|失敗|エラー|警告|不可|できま|拒否/i
  const LINES = 12, WINDOWS = 24
  const LEVELS = /^(error|errors|fatal|warning|warn|failed|failure|critical|exception|notice|debug|info|panic|denied)$/i
  /** A name of a program: ErrImagePull, HY000, pg_wal, ECONNREFUSED. */
  const NAME = /[a-z][A-Z]|[A-Za-z]_[A-Za-z]|^[A-Z]{2,}\d{2,}$|^[A-Z]{6,}$/

  /** Whether a text reads like output or a sentence, so that parts of it may be enough. */
  const isLine = text => text.trim().split(/\s+/).length > 3 || (text.length > 14 && /["'`:=\[(]/.test(text)) || (text.length > 11 && CJK.test(text) && !/\s/.test(text.trim()))

  /** The words of a line, in order; null where noise broke them apart. */
  const wordsIn = line => {
    const words = []
    for (const piece of line.normalize("NFKC").split(/\s+/)) {
      if (NOISE.test(piece.toLowerCase().replace(/^[^\w/~]+|[^\w/]+$/g, ""))) { words.push(null); continue }
      for (const word of piece.match(/[A-Za-z0-9_]+|[^\x00-\x7f]+/g) || []) words.push(/^\d+$/.test(word) ? null : word)
    }
    return words
  }

  /** Three neighbouring words, two of them telling; names; and stretches of Japanese. */
  const windowsOf = line => {
    const words = wordsIn(line), windows = [], names = []
    words.forEach((word, i) => {
      if (!word) return
      if (CJK.test(word)) {
        for (let at = 0; at + 5 <= word.length; at += 3) windows.push(fold(word.slice(at, at + 5)))
        return
      }
      if (word.length > 4 && NAME.test(word) && !LEVELS.test(word)) names.push(fold(word))
      const three = words.slice(i, i + 3)
      if (three.length < 3 || three.some(one => !one || CJK.test(one))) return
      if (three.filter(one => !STOP.has(one.toLowerCase()) && one.length > 2).length < 2) return
      windows.push(new RegExp(three.map(one => escape(fold(one))).join("[^a-z0-9\\n]{1,4}")))
    })
    const step = Math.max(1, windows.length / WINDOWS)
    const chosen = windows.filter((_, i) => Math.floor(i / step) !== Math.floor((i - 1) / step))
    return { windows: chosen, names: Array.from(new Set(names)).slice(0, 8) }
  }

  /** Pages that share enough with a line: [{page, score, runs, missing}], in no order. */
  const evidence = (shelf, line, open) => {
    const { windows, names } = windowsOf(line)
    const runs = windows.map(find => runFind(shelf, { find, weight: 1 }))
    const named = names.map(find => runFind(shelf, { find, weight: 1 })).filter(run => run.pages <= 3 + shelf.pages.length / 20)
    const found = []
    for (let page = 0; page < shelf.pages.length; page++) {
      if (!open[page]) continue
      const hits = runs.filter(run => run.scores[page]), known = named.filter(run => run.scores[page])
      if (!known.length && !(hits.length > 1 || (hits.length && hits.length >= windows.length / 4))) continue
      const value = run => Math.min(run.scores[page], 3) * Math.log(1 + shelf.pages.length / run.pages)
      const score = [...hits, ...known].reduce((sum, run) => sum + value(run), 0)
      found.push({ page, score: score * shelf.pages[page].factor, runs: [...hits, ...known], missing: [] })
    }
    return found.length ? best(found) : found
  }

  /** Texts that hold most of a line's words, in whatever order: [{page, score, runs, missing}]. */
  const alike = (shelf, line, open) => {
    const words = new Set(wordsIn(line).filter(word => word && word.length > 2 && !CJK.test(word) && !LEVELS.test(word) && !STOP.has(word.toLowerCase())).map(fold))
    const runs = Array.from(words).slice(0, WINDOWS).map(find => runFind(shelf, { find, weight: 1, least: START }))
    const counts = new Map(), found = new Map()
    for (const run of runs) for (const field of run.fields) counts.set(field, (counts.get(field) || 0) + 1)
    for (const [field, count] of counts) {
      const page = shelf.fields.page[field]
      if (count < 4 || count < runs.length / 2 || !open[page] || (found.get(page) || 0) >= count) continue
      found.set(page, count)
    }
    return Array.from(found, ([page, count]) => ({ page, score: count * shelf.pages[page].factor, runs: runs.filter(run => run.scores[page]), missing: [] }))
  }

  /** What shares much less than the best does is chance. */
  const best = found => {
    const top = Math.max(...found.map(one => one.score))
    return found.filter(one => one.score > 0.25 * top)
  }

  /** The answer to one line, typed or pasted. */
  const rankLine = (shelf, facets, line, synonyms) => {
    const ranked = rank(shelf, facets, line, synonyms)
    if (!isLine(line) || (ranked.some(one => !one.missing.length) && !TELLING.test(line))) return ranked
    const open = allowed(shelf, facets), certain = evidence(shelf, line, open)
    const shared = certain.length || ranked.length ? certain : alike(shelf, line, open)
    if (!shared.length) return ranked
    const whole = ranked.filter(one => !one.missing.length), parts = ranked.filter(one => one.missing.length)
    const seen = new Set()
    const all = [...whole, ...lift(shelf, shared), ...parts].filter(one => !seen.has(one.page) && seen.add(one.page)).slice(0, MOST + 1)
    // Found in this order: the scores follow, as Material sorts by them.
    const top = Math.max(...all.map(one => one.score))
    return lift(shelf, all.map((one, i) => ({ ...one, score: top * (1 - i / 1000) })))
  }

  /** The answer to many pasted lines: each by itself, those that speak of failure first. */
  const rankLines = (shelf, facets, lines, synonyms) => {
    const unique = Array.from(new Set(lines.map(line => line.trim().slice(0, 600)).filter(line => line.length > 3)))
    const chosen = [...unique.filter(line => TELLING.test(line)), ...unique.filter(line => !TELLING.test(line))].slice(0, LINES)
    const open = allowed(shelf, facets), pages = new Map()
    chosen.forEach((line, number) => {
      const telling = TELLING.test(line)
      const found = line.split(/\s+/).length < 3 && !NAME.test(line) ? [] : evidence(shelf, line, open)
      for (const one of found.length || !telling ? found : rank(shelf, facets, line, synonyms)) {
        const score = one.score * (telling ? 1 : 0.5) * (1 - number / 40)
        const before = pages.get(one.page)
        if (!before) pages.set(one.page, { ...one, score, missing: [] })
        else pages.set(one.page, { ...before, score: Math.max(before.score, score) + 0.2 * Math.min(before.score, score), runs: [...before.runs, ...one.runs] })
      }
    })
    return lift(shelf, Array.from(pages.values())).slice(0, MOST + 1)
  }

  scope.kbLines = { rankLine, rankLines }
})(self)
