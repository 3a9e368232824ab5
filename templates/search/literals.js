/* What a text must hold for a pattern to be found in it: most texts hold none of it, and then nobody has to load RE2.
   Knows enough of RE2's syntax to err on one side only: "" where it is not sure, which every text holds. */
;(scope => {
  "use strict"
  /** Blanks and drawn lines do not count: a terminal puts them in. */
  const BLANKS = /[\s│|╷╵┃]+/g
  const LAST = /[\ud800-\udbff][\udc00-\udfff]$|[^]$/
  /** Quoted and numbered characters, classes of Unicode, and a repetition that reaches behind flags. */
  const UNSURE = /\\[QpPx0-7]|\(\?[A-Za-z-]+\)[*?{]/
  /** Letters that are the same in both cases. */
  const STEADY = /[\u3000-\u9fff]/
  const FLAGS = /^\?[A-Za-z-]*$/, OPENING = /^\?(?:P?<\w+>|[A-Za-z-]*:)/

  /** Where a class such as [^]a-z[:space:]] ends. */
  const endOfClass = (pattern, at) => {
    const first = pattern[at + 1] === "^" ? at + 2 : at + 1
    for (let i = first; i < pattern.length; i++) {
      if (pattern[i] === "]" && i > first) return i
      if (pattern[i] === "\\") i++
      else if (pattern.startsWith("[:", i)) i = pattern.indexOf(":]", i) + 1 || pattern.length
    }
    return pattern.length
  }

  /** The places of the bars on this level, and where the level ends. */
  const barsIn = (pattern, at) => {
    const bars = []
    for (; at < pattern.length && pattern[at] !== ")"; at++) {
      if (pattern[at] === "|") bars.push(at)
      else if (pattern[at] === "\\") at++
      else if (pattern[at] === "[") at = endOfClass(pattern, at)
      else if (pattern[at] === "(") at = barsIn(pattern, at + 1).end
    }
    return { bars, end: Math.min(at, pattern.length) }
  }

  /** Texts of which each find of a pattern has one at least. */
  const literalsOf = (pattern, cased) => {
    const { bars } = barsIn(pattern, 0)
    return [...bars, pattern.length].flatMap((bar, i) => literalsOfOne(pattern.slice(i ? bars[i - 1] + 1 : 0, bar), cased))
  }

  /** The same for a pattern without a bar: the longest piece of it, or what one of its groups needs. */
  const literalsOfOne = (pattern, cased) => {
    const needed = [[""]]
    const end = () => needed.push([""])
    for (let at = 0; at < pattern.length; at++) {
      const letter = pattern[at]
      if (letter === "(") {
        const { end: last } = barsIn(pattern, at + 1)
        const inner = pattern.slice(at + 1, last)
        at = last
        if (!FLAGS.test(inner) && !"*?{".includes(pattern[at + 1] || "+")) needed.push(literalsOf(inner.replace(OPENING, ""), cased))
        end()
      } else if ("*?{".includes(letter)) {
        needed.push([needed.pop()[0].replace(LAST, "")])
        end()
        at += (/^\{\d*,?\d*\}/.exec(pattern.slice(at)) || [letter])[0].length - 1
      } else if (letter === "\\" && !/[A-Za-z0-9]/.test(pattern[++at])) needed[needed.length - 1][0] += pattern[at] || ""
      else if (letter === "[" || ".^$+\\".includes(letter) || (letter > "\x7f" && cased && !STEADY.test(letter))) {
        if (letter === "[") at = endOfClass(pattern, at)
        end()
      } else needed[needed.length - 1][0] += letter
    }
    const least = texts => Math.min(...texts.map(text => text.length))
    return needed.map(texts => texts.map(small)).sort((a, b) => least(b) - least(a))[0]
  }

  /** Also the letters that are s, k and σ to (?i). */
  const small = text => text.replace(BLANKS, "").toLowerCase().replace(/ſ/g, "s").replace(/ς/g, "σ")

  /** The patterns that may be found in lines. Colours are cut out of lines later, so those are not looked at here. */
  const possible = (patterns, lines) => {
    const text = small(lines.join(""))
    if (text.includes("\x1b")) return patterns
    return patterns.filter(([, pattern]) => UNSURE.test(pattern) || literalsOf(pattern, pattern.includes("(?")).some(one => text.includes(one)))
  }

  scope.kbLiterals = { possible }
})(self)
