/* Words that one or two slips of the finger turn into another, and Japanese that nobody wrote like this. */
;(scope => {
  "use strict"
  const { wordsOf } = scope.kbShelf
  const { LATIN } = scope.kbWays

  const KATAKANA = /^[ァ-ヴー]+$/
  const MOST = 12

  /** How many slips turn `word` into `other`, if that is believable; else Infinity. */
  const believable = (word, other, latin) => {
    const longer = Math.max(word.length, other.length)
    const most = latin && longer > 7 && word.length > 5 ? 2 : 1
    if (Math.abs(word.length - other.length) > most) return Infinity
    if (word[0] !== other[0] && !(word[1] === other[0] && word[0] === other[1]) && longer < 8) return Infinity
    const distance = slips(word, other, most)
    if (distance > most) return Infinity
    if (distance > 1 && word[0] !== other[0]) return Infinity
    if (word.length < 5 && !(swapped(word, other) || oneMissing(word, other))) return Infinity
    return distance
  }

  /** Two neighbours changed places. */
  const swapped = (a, b) => {
    const first = [0, 1, 2].find(i => a[i] !== b[i])
    return a.length === b.length && first !== undefined && a[first] === b[first + 1] && a[first + 1] === b[first] && a.slice(first + 2) === b.slice(first + 2)
  }

  const oneMissing = (a, b) => b.length === a.length + 1 && a[0] === b[0] && a[a.length - 1] === b[b.length - 1]

  /** Which letters a part of a word has, as bits: two slips change four of them at most, so most words need no look. */
  const lettersOf = (word, from, to) => {
    let bits = 0
    for (let i = Math.min(to, word.length) - 1; i >= from; i--) bits |= 1 << (word.charCodeAt(i) & 31)
    return bits
  }

  const count = bits => {
    let sum = 0
    for (; bits; bits &= bits - 1) sum++
    return sum
  }

  /** Words of the shelf and of the synonym table that a mistyped, folded `word` may mean: the nearest ones. */
  const nearWords = (shelf, word, synonyms) => {
    const latin = LATIN.test(word)
    if ((!latin && !KATAKANA.test(word)) || word.length < (latin ? 4 : 5)) return []
    let best = 2.5, found = new Set()
    const hold = (other, typed, more) => {
      const distance = believable(word, typed, latin) + more
      if (distance > best || distance === Infinity) return
      if (distance < best) [best, found] = [distance, new Set()]
      if (found.size < MOST) found.add(other)
    }
    const size = word.length, letters = lettersOf(word, 0, size)
    const consider = other => {
      if (other.length < size - 2 || other.charCodeAt(0) < 128 !== latin) return
      const head = lettersOf(other, 0, size)
      if (other.length <= size + 2 && count(letters ^ (head | lettersOf(other, size, other.length))) <= 4) hold(other, other, 0)
      // A word that is still being typed.
      if (latin && size > 5 && other.length > size && count(letters ^ head) <= 4) hold(other.slice(0, size), other.slice(0, size), 0.5)
    }
    wordsOf(shelf).forEach(consider)
    for (const other of synonyms.table.keys()) if (latin ? LATIN.test(other) : KATAKANA.test(other)) consider(other)
    return Array.from(found)
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

  /** A long compound cut so that each piece, as long as possible and of two letters at least, stands somewhere. */
  const cutByShelf = (shelf, word) => {
    if (word.length < 4 || word.length > 24) return []
    const katakana = KATAKANA.test(word), least = katakana ? 3 : 2
    const stands = new Map()
    const has = piece => {
      if (!stands.has(piece)) stands.set(piece, katakana ? wordsOf(shelf).has(piece) : shelf.all.includes(piece))
      return stands.get(piece)
    }
    const cut = rest => {
      if (!rest) return []
      for (let size = Math.min(rest.length, word.length - least); size >= least; size--) {
        if (!has(rest.slice(0, size))) continue
        const tail = cut(rest.slice(size))
        if (tail) return [rest.slice(0, size), ...tail]
      }
      return null
    }
    return cut(word) || []
  }

  scope.kbNear = { nearWords, cutByShelf }
})(self)
