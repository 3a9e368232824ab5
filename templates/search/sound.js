/* English words as Japanese hears them: a katakana word → a RegExp of the ways in which English may spell its sounds,
   サムネイル → thumbnail. Errs on the narrow side: a word must sound so from its beginning to its end. */
;(scope => {
  "use strict"
  const OTHERS = { 1: "[aeou][aeiou]?r?", 2: "u?[iey]{1,2}a?", 3: "[aeiouw]{0,2}", 4: "[aei]{1,2}y?", 5: "[aeiou]{0,2}w?" }
  const ROWS = {
    "アイウエオ": "", "カキクケコ": "(?:ck|cc?(?![ei])|q|k|ch(?=[oaer]))h?", "ガギグゲゴ": "gg?[hu]?", "サシスセソ": "(?:ss?|th|ts|s?c(?=[eiy])|z)", "ザジズゼゾ": "(?:th|ss|[zsx])",
    "タチツテト": "(?:tt|th|ts|t)", "ダヂヅデド": "(?:dd|d|th)", "ナニヌネノ": "(?:k?n|nn)", "ハヒフヘホ": "(?:wh|h)",
    "バビブベボ": "(?:bb|[bv])", "パピプペポ": "pp?", "マミムメモ": "m[mb]?", "ラリルレロ": "(?:ll?|rr?|wr|rh)", "ヤ": "y", "ユ": "y?", "ヨ": "y",
  }
  const WHOLE = {
    "アイ": "(?:ai|igh|[iy]|ei|ie)", "ション": "(?:ss?ion|tion|cian|sh?on)", "ジョン": "(?:[sg]ion|geon)", "クス": "(?:x|ck?s|ks|ques)e?", "キス": "(?:xe?|[ck]is)", "キシ": "x[iy]", "クセ": "c[ck]?[se][sea]*", "ング": "ng?g?",
    "ン": "(?:[nm]|ng)", "ッ": "", "ー": "[aeiouywrgh]{0,2}", "ワ": "(?:wh|[wuo])[aoe]r?", "ヴ": "v[aeiou]?e?",
    "シ": "(?:ss?|sh|c(?=[eiy])|ch|t(?=i))[iey]{0,2}a?", "チ": "(?:tch|ch|t(?=[uy]))u?[iey]{0,2}", "ジ": "(?:dg|g|j|z(?=i)|d(?=[iyu]))[iey]{0,2}", "フ": "(?:ff?|ph|gh|h(?=oo))[ueo]{0,2}", "ツ": "(?:tz|ts?|z)[uoe]{0,2}", "ウ": "(?:wh?|[uo]{0,2}w?)",
    "シャ": "(?:s[sc]?h?i?|ch)[aeu]r?", "シュ": "(?:sh|ch|su|ss)[iuoe]{0,2}", "ショ": "(?:sh|ss|ti|ci|s)[oau]{1,2}r?", "チャ": "(?:ch|t(?=u))[uea]{1,2}r?", "チュ": "(?:ch|t)[uoe]{1,2}", "チョ": "(?:ch|t)[oau]{1,2}",
    "ジャ": "(?:dg|g|j|d)[iaeou]{1,2}r?", "ジュ": "(?:d|j|g|s)[uei]{1,2}", "ジョ": "(?:j|g|d)[oe]{1,2}",
  }
  const sounds = new Map(Object.entries(WHOLE))
  for (const [row, consonant] of Object.entries(ROWS))
    Array.from(row).forEach((kana, i) => {
      const place = row.length > 1 ? i + 1 : { "ヤ": 1, "ユ": 3, "ヨ": 5 }[kana]
      const vowel = consonant ? OTHERS[place] : OTHERS[place].replace("{0,2}", "{1,2}")
      if (!sounds.has(kana)) sounds.set(kana, consonant + vowel)
      if (place === 1 && consonant) sounds.set(`${kana}イ`, `${consonant}(?:[aeo]?[iye]{1,2}(?:gh)?)`)
      if (place === 4 && consonant) sounds.set(`${kana}イ`, `${consonant}[aeiy]{1,2}(?:gh)?`)
      if (place === 2) for (const [small, at] of [["ャ", 1], ["ュ", 3], ["ョ", 5]]) if (!sounds.has(kana + small)) sounds.set(kana + small, `${consonant}[iyu]?${OTHERS[at]}`)
    })

  /** The source of the expression for a folded katakana word; "" for one too short to tell. */
  const heard = word => {
    if (!/^[ァ-ヴー]+$/.test(word) || word.replace(/ー/g, "").length < 4) return ""
    let source = ""
    for (let at = 0; at < word.length; ) {
      const size = [3, 2, 1].find(length => at + length <= word.length && sounds.has(word.slice(at, at + length)))
      if (!size) return ""
      source += (at > 1 ? "[ -]?" : "") + sounds.get(word.slice(at, at + size))
      at += size
    }
    return `${source}(?:e[rd]?|[eo]r|ing|r?e?s|y|al)?`
  }

  /** The katakana among `words` that a Latin word may be heard as. */
  const hearing = (word, words) =>
    /^[a-z]{4,}$/.test(word) ? Array.from(words).filter(one => one > "ァ" && heard(one) && new RegExp(`^(?:${heard(one)})$`).test(word)) : []

  scope.kbSound = { heard, hearing }
})(self)
