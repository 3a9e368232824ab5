/* The search worker, in the place of Material's: the same messages, another search.

   In: {type: 0, data: {config, docs}} to set up, {type: 2, data: query}.
   Out: {type: 1} when ready, {type: 3, data: {items, suggest}}; each query is answered once. */
;(scope => {
  "use strict"
  const SETUP = 0, READY = 1, QUERY = 2, RESULT = 3
  const LINE = /[\u2028\r\n]+/
  const SECOND = 1000

  let shelf = null, synonyms = null, patterns = [], words = {}, failure = ""
  /** Where this file is: in a page (file://) the script element knows, in a worker the worker. */
  const here = scope.document && document.currentScript ? document.currentScript.src : String(scope.location)
  const root = new URL("../../../", here)

  const take = index => {
    shelf = scope.kbShelf.open(index)
    synonyms = scope.kbWords.synonymsOf(index.synonyms)
    patterns = index.patterns
  }

  const setUp = async ({ config, docs }) => {
    words = (config && config.kb) || {}
    try {
      if (docs && docs.pages) return take(docs)
      const answer = await fetch(new URL("search/kb_index.json", root))
      if (!answer.ok) throw new Error(String(answer.status))
      take(await answer.json())
    } catch (error) {
      failure = String(error.message || error)
    }
  }

  /** Patterns run in a worker of their own, which is ended after one second, whatever they do. */
  const recognise = lines => new Promise(resolve => {
    if (!patterns.length || typeof Worker === "undefined") return resolve([])
    let helper
    try {
      helper = new Worker(new URL("assets/kb/search/patterns.js", root))
    } catch (error) {
      return resolve([])
    }
    const end = found => {
      clearTimeout(timer)
      helper.terminate()
      resolve(found)
    }
    const timer = setTimeout(() => end([]), SECOND)
    helper.onmessage = ({ data }) => end(data)
    helper.onerror = () => end([])
    helper.postMessage({ patterns, lines })
  })

  const pasted = async (facets, text) => {
    const lines = text.split(LINE).filter(Boolean)
    const known = lines.length > 1 || /[\u2028\r\n]$/.test(text) ? await recognise(lines) : []
    const ranked = lines.length > 1
      ? scope.kbRank.rankLines(shelf, facets, lines, synonyms)
      : scope.kbRank.rank(shelf, facets, lines[0] || "", synonyms)
    const top = ranked.length ? ranked[0].score : 1
    const first = known.map(({ page, line }, i) => ({ page, line, score: top + 1000 - i, finds: [], missing: [] }))
    return [...first, ...ranked.filter(one => !known.some(({ page }) => page === one.page))]
  }

  const answer = async query => {
    if (failure) return { items: [[note()]] }
    const { facets, text } = scope.kbWords.facetsOf(query)
    if (!text && !facets.length) return { items: [] }
    const ranked = LINE.test(query) ? await pasted(facets, text) : scope.kbRank.rank(shelf, facets, text, synonyms)
    return { items: ranked.map(one => scope.kbShow.group(shelf, one)), suggest: scope.kbShow.completion(shelf, text, ranked) }
  }

  /** An answer that says why there is none. The page's script repeats it above the list. */
  const note = () => {
    const { escape } = scope.kbShow
    const text = escape(words.failed || "Search could not load its index. Reload the page, or sign in again.")
    return { location: "", title: `<span data-kb-note>${text}</span>`, text: `<code>${escape(failure)}</code>`, score: 1, terms: {} }
  }

  const post = message => scope.postMessage(message)

  addEventListener("message", async ({ data }) => {
    if (data.type === SETUP) {
      await setUp(data.data)
      post({ type: READY })
    } else if (data.type === QUERY) {
      let result = { items: [] }
      try {
        result = await answer(data.data)
      } finally {
        post({ type: RESULT, data: result })
      }
    }
  })
})(self)
