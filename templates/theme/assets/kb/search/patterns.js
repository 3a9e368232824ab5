/* Runs pitfalls' patterns over pasted lines: RE2, as in kb itself (kb/detect). A worker that lives for one paste.

   In: {patterns: [[page, pattern, unless], …], lines}. Out: [{page, line}], one line for each page, in order.
   In a page opened from a file there are no workers; there the search worker loads this file and calls it. */
;(scope => {
  "use strict"
  const MOST = 2000
  /** A time that a CI puts before each line; as in kb/detect/lines.py. */
  const STAMP = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:[.,]\d+)?(?:Z|[+-]\d\d:?\d\d)?\s+/

  const compile = pattern => {
    try {
      return scope.kbRe2.RE2JS.compile(pattern)
    } catch (error) {
      return null
    }
  }

  /** Whether a pattern is found in a line that its exception leaves alone. */
  const matches = (pattern, unless, line) => pattern.matcher(line).find() && !(unless && unless.matcher(line).find())

  const recognise = ({ patterns, lines }, until = Infinity) => {
    const found = new Map()
    const texts = lines.slice(0, MOST).map(line => line.slice(0, MOST).replace(STAMP, ""))
    for (const [page, source, exception] of patterns) {
      const pattern = compile(source), unless = exception && compile(exception)
      if (!pattern || found.has(page) || (exception && !unless) || Date.now() > until) continue
      const line = texts.find(text => matches(pattern, unless, text))
      if (line !== undefined) found.set(page, line.trim())
    }
    return Array.from(found, ([page, line]) => ({ page, line }))
  }

  scope.kbPatterns = { recognise }
  if (scope.document || typeof importScripts !== "function") return
  importScripts("re2js.js")
  scope.onmessage = ({ data }) => scope.postMessage(recognise(data))
})(self)
