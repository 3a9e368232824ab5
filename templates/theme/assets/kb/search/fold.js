/* How text is compared: width, case and the two kana are one. Shared by the worker and by the page's marker. */
;(scope => {
  "use strict"

  const DASH = 0x2d
  /** What makes one character of several when it is normalised. */
  const JOINED = /[\u0300-\u036f\u1100-\u11ff\u3099\u309a\uff9e\uff9f]/
  const CLUSTER = /[^][\u0300-\u036f\u3099\u309a\uff9e\uff9f]*/gu

  /** What each UTF-16 unit of normalised, lower-case text becomes. Never changes how many there are. */
  const FOLDED = Uint16Array.from({ length: 0x10000 }, (_, unit) => unit)
  for (let unit = 0x3041; unit <= 0x3096; unit++) FOLDED[unit] = unit + 0x60
  for (const small of "ァィゥェォぁぃぅぇぉ") FOLDED[small.charCodeAt(0)] = FOLDED[small.charCodeAt(0)] + 1
  for (const [from, to] of ["ヵカ", "ヶケ", "ゕカ", "ゖケ"]) FOLDED[from.charCodeAt(0)] = to.charCodeAt(0)
  for (let unit = 0x2010; unit <= 0x2015; unit++) FOLDED[unit] = DASH
  FOLDED[0x2212] = DASH

  /** Width and case alone. */
  const normal = text => text.normalize("NFKC").toLowerCase()

  /** The kana of normal text made one; keeps its length. Fast, also for millions of characters. */
  const foldNormal = plain => {
    if (plain.length < 4096 && /^[\x00-\x7f]*$/.test(plain)) return plain
    const units = new Uint16Array(plain.length)
    for (let i = 0; i < plain.length; i++) units[i] = FOLDED[plain.charCodeAt(i)]
    if (units.length < 4096) return String.fromCharCode.apply(null, units)
    return new TextDecoder("utf-16le").decode(units)
  }

  const fold = text => foldNormal(normal(text))

  /** The same, with the place in `text` that each folded character came from (and the end of the text, last).
      No places where each character stays where it is, as in most texts. */
  const foldWithPlaces = text => {
    const plain = normal(text)
    if (plain.length === text.length && !JOINED.test(text)) return { folded: foldNormal(plain), places: null }
    const places = []
    let folded = ""
    for (const { 0: cluster, index } of text.matchAll(CLUSTER)) {
      const piece = fold(cluster)
      for (let i = 0; i < piece.length; i++) places.push(index)
      folded += piece
    }
    places.push(text.length)
    return { folded, places }
  }

  /** Where any of the folded `words` stand in `text`: [start, end] pairs in order, without overlaps. */
  const spots = (text, words) => {
    const { folded, places } = foldWithPlaces(text)
    const found = spotsIn(folded, words)
    return places ? apart(found.map(([start, end]) => [places[start], endOf(places, end, text)])) : found
  }

  /** The same in a text that is folded already. */
  const spotsIn = (folded, words) => {
    const found = []
    for (const word of words)
      for (let at = folded.indexOf(word); at >= 0 && word; at = folded.indexOf(word, at + word.length))
        found.push([at, at + word.length])
    return found.length < 2 ? found : apart(found.sort((a, b) => a[0] - b[0] || b[1] - a[1]))
  }

  const apart = found => {
    let end = 0
    return found.filter(spot => spot[0] >= end && (end = spot[1]))
  }

  /** The first place after the last character; a cluster of several folded characters is taken whole. */
  const endOf = (places, index, text) => {
    while (index < places.length && places[index] === places[index - 1]) index++
    return index < places.length ? places[index] : text.length
  }

  scope.kbFold = { fold, normal, foldNormal, spots, spotsIn }
})(self)
