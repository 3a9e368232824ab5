/* What a person typed → terms. A term is one thing that must be found, and all the ways in which it may be written. */
;(scope => {
  "use strict"
  const { fold } = scope.kbFold
  const { WHOLE, START } = scope.kbShelf

  const FACETS = /(?:^|\s)(kind|system|tool|outcome|year):([^\s:]+)(?=\s|$)/giu
  const LATIN = /^[a-z0-9]+$/
  const CJK = /[\u3040-\u30ff\u3400-\u9fff々]/
  const RUNS = /[\u3400-\u9fff々〆]+|[\u30a1-\u30faー]+|[\u3041-\u3096]+|[A-Za-z0-9_.\-/]+/gu
  const KANJI = /[\u3400-\u9fff々]/
  /** Kana that is written or left out inside a compound (切り替え, 切替): all but the particles. */
  const OKURIGANA = "[アイウエオカキクケコサシスセソタチツテナネフホマミムメラリルレロワンッグゲゴザジズゼゾバビブベボ]"
  const E_ROW = "エケセテネヘメレゲゼデベペ"
  const STOP = new Set(
    ("a an and are as at be by can do does for from had has have how i if in into is it its my no not of on or our so " +
      "that the their then there this to too up was we were what when where which why with you your").split(" ")
  )
  /** Parts of pasted lines that say when and where, not what: times, numbers, addresses, paths, hashes. */
  const NOISE = /^[\d\W_]+$|\d{2}:\d{2}|^\d{4}-\d{2}-\d{2}t|^[0-9a-f]{7,}$|^[0-9a-f-]{20,}$|^~?\/[^ ]*\/|^[a-z-]+\[\d+\]:?$|^[a-z]+-?\d+[:,]?$|^\w+-[0-9a-f]{6,10}-\w{5}$|^\d+(ms|s|m|h|kb|mb|gb)$/
  const DATE = /^(\d{4})[-/.年](\d{1,2})(?:[-/.月](\d{1,2})日?|月)?$/

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

  /** The synonym table: folded word → all words of its groups. */
  const synonymsOf = groups => {
    const table = new Map()
    for (const group of groups) {
      const folded = Array.from(new Set(group.map(word => fold(word).trim().replace(/\s+/g, " ")))).filter(Boolean)
      for (const word of folded) table.set(word, new Set([...(table.get(word) || []), ...folded]))
    }
    return { table, longest: Array.from(table.keys()).filter(word => CJK.test(word) && word.length > 1).sort((a, b) => b.length - a.length) }
  }

  const clean = word => word.replace(/^[\s"'`“”‘’«»()[\]{}<>,;:!?。、「」『』()・…|=*+#]+|[\s"'`“”‘’«»()[\]{}<>,;:!?。、「」『』()・….|=*+#]+$/gu, "")

  /** The terms of a query without facets. */
  const termsOf = (text, synonyms) => {
    const written = text.normalize("NFKC").split(/[\s\u3000、。,;|]+/u).map(clean).filter(Boolean)
    const telling = written.filter(word => !NOISE.test(word.toLowerCase()) || DATE.test(word))
    const kept = written.length > 3 && telling.length > 1 ? telling : written
    const words = kept.filter(word => !STOP.has(word.toLowerCase()))
    const terms = []
    for (let i = 0; i < (words.length || 0); ) {
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
    return { word, ways: [...ways, ...otherWords(word, synonyms)] }
  }

  const otherWords = (word, synonyms) => {
    const others = Array.from(synonyms.table.get(word) || []).filter(other => other !== word)
    return others.map(find => ({ find, weight: 0.8, least: LATIN.test(find) && find.length < 4 ? WHOLE : START }))
  }

  /** One word and the ways to write it. */
  const wordTerm = (written, synonyms) => {
    const word = fold(written)
    const ways = [{ find: word, weight: 1 }]
    const date = dateWays(word)
    if (date.length) return { word, ways: [...ways, ...date] }
    ways.push(...otherWords(word, synonyms))
    if (CJK.test(written)) ways.push(...japaneseWays(written, word, synonyms))
    else ways.push(...latinWays(written, word, synonyms))
    return { word, ways, written }
  }

  /** A date in the other ways to write it. */
  const dateWays = word => {
    const [, year, month, day] = DATE.exec(word) || []
    if (!year || month > 12) return []
    const m = Number(month), mm = String(m).padStart(2, "0")
    if (!day) return [`${year}-${mm}`, `${year}/${mm}`, `${year}/${m}`, `${year}年${m}月`].map(find => ({ find, weight: 0.95 }))
    const d = Number(day), dd = String(d).padStart(2, "0")
    return [`${year}-${mm}-${dd}`, `${year}/${mm}/${dd}`, `${year}/${m}/${d}`, `${year}年${m}月${d}日`, `${year}${mm}${dd}`].map(
      find => ({ find, weight: 0.95 })
    )
  }

  const latinWays = (written, word, synonyms) => {
    const ways = []
    const parts = written.replace(/([a-z])([A-Z])/g, "$1 $2").split(/[^\p{L}\p{N}]+/u).map(fold).filter(Boolean)
    if (parts.length > 1) {
      ways.push({ find: new RegExp(parts.map(escape).join("[^a-z0-9\\n]{0,2}"), "u"), weight: 0.85 })
      if (parts.length < 9) ways.push({ parts: parts.filter(part => part.length > 1).map(part => ({ word: part, ways: [{ find: part, weight: 1 }, ...otherWords(part, synonyms)] })), weight: 0.5 })
    }
    const stem = stemOf(word)
    if (stem) {
      ways.push({ find: new RegExp(`(?<![a-z0-9])${escape(stem)}`, "u"), weight: 0.75 })
      for (const base of [stem, `${stem}e`]) ways.push(...otherWords(base, synonyms))
    }
    return ways
  }

  /** restarting, restarted, restarts → restart; nothing for short words. */
  const stemOf = word => {
    if (!LATIN.test(word)) return ""
    const stem = word.replace(/(?:(?<=..ss|..x|..sh|..ch)es|(?<!s)s|ing|ed|ly|ment|ion|ions)$/, "").replace(/([bdglmnprt])\1$/, "$1").replace(/(?<=...)[ey]$/, "")
    return stem.length > 3 && stem !== word ? stem : ""
  }

  const japaneseWays = (written, word, synonyms) => {
    const ways = []
    const loose = looseKana(written, word) || looseCompound(written)
    if (loose) ways.push({ find: loose, weight: 0.9 })
    const pieces = piecesOf(written, synonyms)
    if (pieces.length > 1) ways.push({ parts: pieces.map(piece => wordTerm(piece, synonyms)), weight: 0.55 })
    return ways
  }

  /** Kana with or without long marks: サーバー, サーバ; フェールオーバー, フェイルオーバー. */
  const looseKana = (written, word) => {
    const letters = word.replace(/ー/g, "")
    if (!/^[ァ-ヴ]+$/.test(letters) || letters.length < 3) return null
    let source = ""
    for (let i = 0; i < letters.length; i++) {
      const long = E_ROW.includes(letters[i]) || (E_ROW.includes(letters[i - 1]) && letters[i] === "エ")
      if (letters[i] === "イ" && i && E_ROW.includes(letters[i - 1])) continue
      source += letters[i] + (i < letters.length - 1 ? (long ? "[ーイ]?" : "ー?") : "")
    }
    return new RegExp(source, "u")
  }

  /** Kanji with or without the kana between them: 切り替え, 切替え, 切替. */
  const looseCompound = written => {
    const kanji = Array.from(written).filter(one => KANJI.test(one))
    const fits = /^(?:[\u3400-\u9fff々]+[\u3041-\u3096]{0,2})+$/u.test(written) && !/[のがをにはでともへや][\u3400-\u9fff]/u.test(written)
    if (!fits || kanji.length < 2) return null
    const [ending] = /[\u3041-\u3096]*$/u.exec(written)
    const last = ending.length > 1 ? `${OKURIGANA}{0,1}${fold(ending.slice(-1))}` : ""
    return new RegExp(kanji.join(`${OKURIGANA}{0,2}`) + last, "u")
  }

  /** A run of Japanese and Latin cut where words are likely to end; particles and endings are dropped. */
  const piecesOf = (written, synonyms) => {
    const pieces = []
    const cut = text => {
      const folded = fold(text)
      const known = folded.length === text.length && synonyms.longest.find(word => word !== folded && folded.includes(word))
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
    return Array.from(new Set(pieces)).filter(piece => piece !== written)
  }

  const escape = text => text.replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&")

  scope.kbWords = { facetsOf, synonymsOf, termsOf, CJK, LATIN }
})(self)
