/* What a person typed → terms. A term is one thing that must be found, with all the ways in which it may be written:
   {find, weight, least} is looked for as it is, {parts, weight} when every part is on the page. */
;(scope => {
  "use strict"
  const { fold } = scope.kbFold
  const { WHOLE, START } = scope.kbShelf
  const { dateWays, partsOf, stemOf, looseKana, looseCompound, escape, LATIN, CJK, DATE } = scope.kbWays

  const FACETS = /(?:^|\s)(kind|system|tool|outcome|year):([^\s:]+)(?=\s|$)/giu
  const KATAKANA = /^[ァ-ヴー]+$/
  const RUNS = /[\u3400-\u9fff々〆]+|[\u30a1-\u30faー]+|[\u3041-\u3096]+|[A-Za-z0-9_.\-/]+/gu
  const SEPARATORS = /[\s\u3000、。,;|・「」『』]+/u
  const STOP = new Set(
    ("a an and are as at be by can do does for from had has have how i if in into is it its my no not of on or our so " +
      "that the their then there this to too up was we were what when where which why will with you your").split(" ")
  )
  /** What only links words in Japanese questions. */
  const STOP_JA = new Set("とき 時 方法 場合 原因 理由 対応 対処 対処法 やり方 仕方 どう なぜ".split(" "))
  /** Parts of pasted lines that say when and where, not what: times, numbers, addresses, paths, hashes. */
  const NOISE = /^[\d\W_]+$|\d{2}:\d{2}|^\d{4}-\d{2}-\d{2}t|^[0-9a-f]{7,}$|^[0-9a-f-]{20,}$|^~?\/[^ ]*\/|^[a-z-]+\[\d+\]:?$|^[a-z]+(?:-\d|\d\d)\d*[:,]?$|^\w+-[0-9a-f]{6,10}-\w{5}$|^\d+(ms|s|m|h|kb|mb|gb)$/
  const MARKS = "\\s\"'`“”‘’«»()\\[\\]{}<>,;:!?。、「」『』()・…|=*+#"
  const OUTER = new RegExp(`^[${MARKS}]+|[${MARKS}.]+$`, "gu")
  /** How much a synonym says, beside the word itself. */
  const OTHER = 0.65
  const clean = word => word.replace(OUTER, "")

  /** Splits the facets off: "kind:pitfalls dns" → [["kind", "pitfalls"]], "dns". */
  const facetsOf = query => {
    const facets = []
    let rest = query
    for (let before = null; before !== rest; ) {
      before = rest
      rest = rest.replace(FACETS, (_, name, value) => { facets.push([name.toLowerCase(), value.toLowerCase()]); return " " })
    }
    return { facets, text: rest.trim() }
  }

  /** The synonym table: folded word → all words of its groups. A group: 証明書|certificate|cert. */
  const synonymsOf = groups => {
    const table = new Map()
    for (const group of groups) {
      const folded = Array.from(new Set(group.split("|").map(word => fold(word).trim().replace(/\s+/g, " ")))).filter(Boolean)
      for (const word of folded) table.set(word, new Set([...(table.get(word) || []), ...folded]))
    }
    const longest = Array.from(table.keys()).filter(word => CJK.test(word) && word.length > 1)
    return { table, longest: longest.sort((a, b) => b.length - a.length) }
  }

  /** The terms of a query without facets. */
  const termsOf = (text, synonyms) => {
    const written = text.normalize("NFKC").split(SEPARATORS).map(clean).filter(Boolean)
    const telling = written.filter(word => !NOISE.test(word.toLowerCase()) || DATE.test(word))
    const kept = written.length > 3 && telling.length > 1 ? telling : written
    const words = kept.filter(word => !STOP.has(word.toLowerCase()) && !(kept.length > 1 && STOP_JA.has(word)))
    const terms = []
    for (let i = 0; i < words.length; ) {
      const size = phraseAt(words, i, synonyms)
      const phrase = words.slice(i, i + size)
      terms.push(size > 1 ? phraseTerm(phrase, synonyms) : wordTerm(phrase[0], synonyms))
      i += size
    }
    const seen = new Set()
    return (words.length ? terms : kept.map(word => wordTerm(word, synonyms))).filter(term => !seen.has(term.word) && seen.add(term.word))
  }

  /** How many words from `start` on are together one entry of the synonym table. */
  const phraseAt = (words, start, synonyms) => {
    for (let size = Math.min(4, words.length - start); size > 1; size--)
      if (synonyms.table.has(fold(words.slice(start, start + size).join(" ")))) return size
    return 1
  }

  const phraseTerm = (words, synonyms) => {
    const word = fold(words.join(" "))
    const ways = [{ find: word, weight: 1 }, { parts: words.map(one => wordTerm(one, synonyms)), weight: 0.6 }]
    return { word, written: words.join(" "), ways: [...ways, ...otherWords(word, synonyms)] }
  }

  /** Short words of the table only count where they stand by themselves; one kanji stands anywhere, so it says little. */
  const otherWords = (word, synonyms) => {
    const others = Array.from(synonyms.table.get(word) || []).filter(other => other !== word)
    return others.map(find => {
      if (LATIN.test(find)) return { find, weight: OTHER, least: find.length < 4 ? WHOLE : START, other: true }
      return { find, weight: find.length > 1 ? OTHER : OTHER / 2, least: /^[ァ-ヴー]{1,3}$/.test(find) ? 1 : START, other: true }
    })
  }

  /** One word and the ways to write it. */
  const wordTerm = (written, synonyms) => {
    const word = fold(written)
    const term = { word, written, ways: [{ find: word, weight: 1 }] }
    const date = dateWays(word)
    if (date.length) term.ways.push(...date)
    else if (CJK.test(written)) term.ways.push(...otherWords(word, synonyms), ...japaneseWays(written, word, synonyms))
    else term.ways.push(...otherWords(word, synonyms), ...latinWays(written, synonyms))
    return term
  }

  const latinWays = (written, synonyms) => {
    const word = fold(written), ways = []
    const parts = partsOf(written)
    if (parts.length > 1) {
      ways.push({ find: new RegExp(parts.map(escape).join("[^a-z0-9\\n]{0,2}")), weight: 0.85 })
      const long = parts.filter(part => part.length > 1)
      if (parts.length < 9 && long.length === parts.length) ways.push({ parts: long.map(part => partTerm(part, synonyms)), weight: 0.5 })
    }
    const stem = stemOf(word)
    if (stem) {
      ways.push({ find: stem, weight: 0.75, least: START })
      for (const base of [stem, `${stem}e`, `${stem}y`, ...(/[ao]tion$/.test(word) ? [word.slice(0, -3) + "e"] : [])]) ways.push(...otherWords(base, synonyms))
    }
    return ways
  }

  const partTerm = (part, synonyms) => ({ word: part, written: part, ways: [{ find: part, weight: 1, least: START }, ...otherWords(part, synonyms)] })

  const japaneseWays = (written, word, synonyms) => {
    const ways = []
    const loose = looseKana(word) || looseCompound(written)
    if (loose) ways.push({ find: loose, weight: 0.9 })
    const pieces = piecesOf(written, synonyms)
    const heavy = pieces.filter(piece => piece.length > 1 || !CJK.test(piece))
    const parts = heavy.length > 1 || (heavy[0] || "").length > 2 ? heavy : pieces
    if (parts.length > 1 || (parts[0] && parts[0].length > 2)) ways.push({ parts: parts.map(piece => wordTerm(piece, synonyms)), weight: 0.55 })
    return ways
  }

  /** Whether a word may be cut out: of katakana no stump of one or two letters may be left (ロック in ブロックチェーン). */
  const standsIn = (text, word) => {
    const at = text.indexOf(word)
    if (at < 0 || !KATAKANA.test(word)) return at >= 0
    const before = /[ァ-ヴー]*$/.exec(text.slice(0, at))[0].length, after = /^[ァ-ヴー]*/.exec(text.slice(at + word.length))[0].length
    return (!before || before > 2) && (!after || after > 2)
  }

  /** A run of Japanese and Latin cut where words are likely to end; particles and endings are dropped. */
  const piecesOf = (written, synonyms) => {
    const pieces = [], whole = fold(written)
    const cut = text => {
      const folded = fold(text)
      const known = folded.length === text.length && synonyms.longest.find(word => word !== whole && standsIn(folded, word))
      if (known) {
        const at = folded.indexOf(known)
        cut(text.slice(0, at))
        pieces.push(text.slice(at, at + known.length))
        cut(text.slice(at + known.length))
        return
      }
      const runs = text.match(RUNS) || []
      pieces.push(...runs.filter(run => !/^[\u3041-\u3096]+$/u.test(run) && clean(run)))
    }
    cut(written)
    return Array.from(new Set(pieces)).filter(piece => piece !== written && !STOP_JA.has(piece))
  }

  scope.kbWords = { facetsOf, synonymsOf, termsOf, wordTerm, otherWords, clean, NOISE, STOP }
})(self)
