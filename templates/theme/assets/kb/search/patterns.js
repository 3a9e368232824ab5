/* Runs pitfalls' patterns over pasted lines: RE2, as in kb itself (kb/detect). A worker that lives for one paste.

   In: {patterns: [[page, pattern, unless], …], lines}. Out: {ready}, then {page, line} for each page that recognises
   a line, then {end}. In a page opened from a file there are no workers; there the search worker loads this file. */
;(scope => {
  "use strict"
  const MOST_LINES = 5000, LONGEST = 20000, OVERLAP = 2000, MOST_JOINED = 5
  const NARROW = 40, WIDE = 320
  /** A time that a CI puts before each line, colours, and what Terraform draws at the left; as in kb/detect. */
  const STAMP = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:[.,]\d+)?(?:Z|[+-]\d\d:?\d\d)?\s+/
  const COLOURS = /\x1b(?:\][^\x07\x1b\n]*(?:\x07|\x1b\\)?|\[[0-?]*[ -/]*[@-~]|[PX^_][^\x1b\n]*(?:\x1b\\)?|[ -/]*[0-~])/g
  const BOX = /^\s*[│╷╵┃|]/
  const GUTTER = /^\s*[│|╷╵┃]\s?/
  const FULL_WIDTH = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|[\ud83c-\ud83e][\udc00-\udfff]/g

  const compile = pattern => {
    try {
      return scope.kbRe2.RE2JS.compile(pattern)
    } catch (error) {
      return null
    }
  }

  /** Whether a pattern is found in a line that its exception leaves alone. */
  const matches = (pattern, unless, line) => pattern.matcher(line).find() && !(unless && unless.matcher(line).find())

  const partsOf = line => {
    const parts = []
    for (let at = 0; at === 0 || at + OVERLAP < line.length; at += LONGEST - OVERLAP) parts.push(line.slice(at, at + LONGEST))
    return parts
  }

  const columns = text => text.length + (text.match(FULL_WIDTH) || []).filter(one => one.length < 2).length

  /** Lines that a terminal broke, put together again: cut at its width, or wrapped at a blank. */
  const joined = lines => {
    const boxed = lines.map(line => BOX.test(line)), widths = lines.map(columns)
    const widest = Math.max(0, ...widths)
    const width = widest >= NARROW && widest <= WIDE ? widest : 0
    if (!width && !boxed.includes(true)) return []
    const goesOn = (i, glue) => {
      if (!glue) return width > 0 && widths[i] >= width - (/^[\x00-\x7f]*$/.test(lines[i]) ? 0 : 1)
      if (boxed[i] && boxed[i + 1]) {
        const [one, other] = [lines[i], lines[i + 1]].map(line => line.replace(GUTTER, "").trim())
        return Boolean(one && other) && one.length >= NARROW
      }
      if (!width || widths[i] * 2 < width || !lines[i + 1].trim()) return false
      return widths[i] + 1 + columns(lines[i + 1].trim().split(/\s+/)[0]) > width
    }
    const found = []
    lines.forEach((_, i) => {
      for (const glue of ["", " "]) {
        let last = i
        while (last + 1 < lines.length && last - i < MOST_JOINED - 1 && goesOn(last, glue)) last++
        if (last === i) continue
        const parts = lines.slice(i, last + 1).map(line => line.replace(GUTTER, ""))
        found.push((glue ? parts.map(part => part.trim()) : parts).join(glue).slice(0, LONGEST))
      }
    })
    return found
  }

  const recognise = ({ patterns, lines }, tell, until = Infinity) => {
    const texts = lines.slice(0, MOST_LINES).map(line => line.replace(COLOURS, "").replace(STAMP, ""))
    const whole = texts.flatMap(partsOf), wrapped = joined(texts)
    const told = new Set()
    for (const [page, source, exception] of patterns) {
      if (told.has(page)) continue
      if (Date.now() > until) return
      const pattern = compile(source), unless = exception ? compile(exception) : null
      if (!pattern || (exception && !unless)) continue
      const fits = text => matches(pattern, unless, text)
      const line = whole.find(fits) || wrapped.find(fits)
      if (line === undefined) continue
      told.add(page)
      tell({ page, line: line.trim() })
    }
  }

  scope.kbPatterns = { recognise }
  if (scope.document || typeof importScripts !== "function") return
  importScripts("re2js.js")
  scope.onmessage = ({ data }) => {
    recognise(data, one => scope.postMessage(one))
    scope.postMessage({ end: true })
  }
  scope.postMessage({ ready: true })
})(self)
