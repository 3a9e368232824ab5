/* The ways in which one word may be written: inflected, with or without kana and long marks, as a date, in parts. */
;(scope => {
  "use strict"
  const { fold } = scope.kbFold

  const LATIN = /^[a-z0-9]+$/
  const CJK = /[\u3040-\u30ff\u3400-\u9fff々]/
  const KANJI = /[\u3400-\u9fff々]/
  /** Kana that is written or left out inside a compound (切り替え, 切替): all but the particles. */
  const OKURIGANA = "アイウエオカキクケコサシスセソタチツテナネフホマミムメラリルレロワンッグゲゴザジズゼゾバビブベボ"
  const E_ROW = "エケセテネヘメレゲゼデベペ"
  const DATE = /^(\d{4})[-/.年](\d{1,2})(?:[-/.月](\d{1,2})日?|月)?$|^(20\d\d)([01]\d)([0-3]\d)$/
  const DAY = /^(\d{1,2})[/月](\d{1,2})日?$/

  const escape = text => text.replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&")
  const two = number => String(Number(number)).padStart(2, "0")

  /** A date in the other ways to write it. */
  const dateWays = word => {
    const [, year, month, day] = (DATE.exec(word) || []).filter((one, i) => !i || one !== undefined)
    const [, alone, of] = DAY.exec(word) || []
    if (alone && alone < 13 && of < 32) return [`-${two(alone)}-${two(of)}`, `${+alone}/${+of}`, `${+alone}月${+of}日`].map(like)
    if (!year || month > 12) return []
    const m = two(month)
    if (!day) return [`${year}-${m}`, `${year}/${m}`, `${year}/${+month}`, `${year}年${+month}月`].map(like)
    const d = two(day)
    return [`${year}-${m}-${d}`, `${year}/${m}/${d}`, `${year}/${+month}/${+day}`, `${year}年${+month}月${+day}日`, `${year}${m}${d}`].map(like)
  }
  const like = find => ({ find, weight: 0.95 })

  /** Parts of a name: aws_lb_listener, minAvailable, cache-behavior. */
  const partsOf = written => written.replace(/([a-z])([A-Z])/g, "$1 $2").split(/[^\p{L}\p{N}]+/u).map(fold).filter(Boolean)

  /** restarting, restarted, restarts → restart; nothing for short words. */
  const stemOf = word => {
    if (!LATIN.test(word)) return ""
    const stem = word
      .replace(/(?:(?<=..ss|..x|..sh|..ch)es|(?<!s)s|ing|ed|ly|ment|(?<=....)ation|ions?)$/, "")
      .replace(/([bdglmnprt])\1$/, "$1")
      .replace(/(?<=...)[ey]$/, "")
    return stem.length > 3 && stem !== word ? stem : ""
  }

  /** Kana with or without long marks and small letters: サーバー, サーバ; フェールオーバー, フェイルオーバー; ウインドウ. */
  const looseKana = word => {
    const letters = word.replace(/ー/g, "")
    if (!/^[ァ-ヴ]+$/.test(letters) || letters.replace(/ッ/g, "").length < 3) return null
    let source = ""
    for (let i = 0; i < letters.length; i++) {
      const before = letters[i - 1], last = i === letters.length - 1
      if (letters[i] === "イ" && i && E_ROW.includes(before)) continue
      const long = E_ROW.includes(letters[i])
      if (letters[i] === "ヴ") source += "[ヴブバ]"
      else source += letters[i] === "ッ" && !last ? "ッ?" : letters[i]
      if (!last) source += long ? "[ーイ]?" : "ー?"
    }
    return source === word ? null : new RegExp(source)
  }

  /** Kanji with or without the kana between them: 切り替え, 切替え, 切替. */
  const looseCompound = written => {
    const kanji = Array.from(written).filter(one => KANJI.test(one))
    const fits = /^(?:[\u3400-\u9fff々]+[\u3041-\u3096]{0,2})+$/u.test(written) && !/[のがをにはでともへや][\u3400-\u9fff]/u.test(written)
    if (!fits || kanji.length < 2) return null
    const [ending] = /[\u3041-\u3096]*$/u.exec(written)
    return compound(kanji, ending.length > 1 ? fold(ending.slice(-1)) : "")
  }

  /** What a regular expression would find, which takes longer to make than to use: kanji with two kana between them at
      most, and the last kana of an ending with one before it. */
  const compound = (kanji, last) => {
    const endAt = (all, at) => {
      for (let k = 0; k < kanji.length; k++, at++) {
        for (let gap = 0; k && gap < 2 && OKURIGANA.includes(all[at]); gap++) at++
        if (all[at] !== kanji[k]) return -1
      }
      if (!last) return at
      if (OKURIGANA.includes(all[at]) && all[at + 1] === last) return at + 2
      return all[at] === last ? at + 1 : -1
    }
    const next = (all, from) => {
      for (let at = all.indexOf(kanji[0], from); at >= 0; at = all.indexOf(kanji[0], at + 1)) {
        const end = endAt(all, at)
        if (end >= 0) return [at, end - at]
      }
      return [-1, 0]
    }
    return { next, toString: () => `~${kanji.join("~")}~${last}` }
  }

  scope.kbWays = { dateWays, partsOf, stemOf, looseKana, looseCompound, escape, LATIN, CJK, KANJI, DATE }
})(self)
