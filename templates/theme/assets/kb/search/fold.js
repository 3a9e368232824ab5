/* How text is compared: width, case and the two kana are one. Shared by the worker and by the page's marker. */
;(scope => {
  "use strict"

  const HIRAGANA = [0x3041, 0x3096]
  const SMALL_VOWELS = "ァィゥェォ"
  const DASHES = /[\u2010-\u2015\u2212]/
  const CLUSTER = /[^][\u0300-\u036f\u3099\u309a\uff9e\uff9f]*/gu

  /** One UTF-16 unit of normalised, lower-case text, folded. Never changes how many there are. */
  const foldUnit = unit => {
    if (unit < 0x2010) return unit
    if (unit >= HIRAGANA[0] && unit <= HIRAGANA[1]) unit += 0x60
    if (unit >= 0x30a1 && unit <= 0x30a9 && SMALL_VOWELS.includes(String.fromCharCode(unit))) return unit + 1
    if (unit <= 0x2212 && DASHES.test(String.fromCharCode(unit))) return 0x2d
    return unit
  }

  /** Folds a text; fast, also for millions of characters. */
  const fold = text => {
    const plain = text.normalize("NFKC").toLowerCase()
    const units = new Uint16Array(plain.length)
    for (let i = 0; i < plain.length; i++) units[i] = foldUnit(plain.charCodeAt(i))
    return new TextDecoder("utf-16le").decode(units)
  }

  /** The same, with the place in `text` that each folded character came from (and the end of the text, last). */
  const foldWithPlaces = text => {
    let folded = ""
    const places = []
    for (const match of text.matchAll(CLUSTER)) {
      const piece = fold(match[0])
      for (let i = 0; i < piece.length; i++) places.push(match.index)
      folded += piece
    }
    places.push(text.length)
    return { folded, places }
  }

  /** Where any of the folded `words` stand in `text`: [start, end] pairs in order, without overlaps. */
  const spots = (text, words) => {
    const { folded, places } = foldWithPlaces(text)
    const found = []
    for (const word of words)
      for (let at = folded.indexOf(word); at >= 0 && word; at = folded.indexOf(word, at + word.length))
        found.push([places[at], endOf(places, at + word.length, text)])
    found.sort((a, b) => a[0] - b[0] || b[1] - a[1])
    const kept = []
    for (const spot of found) if (!kept.length || spot[0] >= kept[kept.length - 1][1]) kept.push(spot)
    return kept
  }

  /** The first place after the last character; a cluster of several folded characters is taken whole. */
  const endOf = (places, index, text) => {
    while (index < places.length && places[index] === places[index - 1]) index++
    return index < places.length ? places[index] : text.length
  }

  scope.kbFold = { fold, spots }
})(self)
