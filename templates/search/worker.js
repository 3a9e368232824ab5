/* The search worker, in the place of Material's: the same messages, another search.

   In: {type: 0, data: {config, docs}} to set up, {type: 2, data: query}.
   Out: {type: 1} when ready, {type: 3, data: {items, suggest}}; each query is answered once. */
;(scope => {
  "use strict"
  const SETUP = 0, READY = 1, QUERY = 2, RESULT = 3
  const LINE = /[\u2028\r\n]+/
  /** Text that grows by this much at once was not typed. */
  const PASTED = 12
  const PAUSE = 20
  const { MOST } = scope.kbRank
  const rehearsals = ["mistyepd", "切り替え 前", "サーバー"]

  let shelf = null, synonyms = null, patterns = [], words = {}, failure = "", before = 0, timer = 0
  /** Where this file is: in a page (file://) the script element knows, in a worker the worker. */
  const here = scope.document && document.currentScript ? document.currentScript.src : String(scope.location)
  const root = new URL("../../../", here)
  const folder = new URL("assets/kb/search/", root)

  const take = index => {
    const labels = new Map()
    for (const [name, pairs] of Object.entries(words.facets || {}))
      if (name === "system" || name === "tool") for (const [value, label] of pairs) labels.set(`${name}:${value}`, label)
    shelf = scope.kbShelf.open(index, labels)
    shelf.memory = new Map()
    synonyms = scope.kbWords.synonymsOf(index.synonyms)
    patterns = index.patterns
    failure = ""
  }

  const load = async docs => {
    try {
      if (docs && docs.pages) return take(docs)
      const answer = await fetch(new URL("search/kb_index.json", root))
      if (!answer.ok) throw new Error(String(answer.status))
      take(await answer.json())
    } catch (error) {
      failure = String(error.message || error)
    }
  }

  const answer = async query => {
    if (failure) await load()
    if (failure) return { items: [[note()]] }
    const { facets, text } = scope.kbWords.facetsOf(query)
    const jumped = text.length - before >= PASTED
    before = text.length
    if (!text && !facets.length) return { items: [] }
    const lines = text.split(LINE).filter(line => line.trim())
    const known = jumped || lines.length > 1 ? await scope.kbKnown.recognise(patterns, lines, folder) : []
    const ranked = lines.length > 1
      ? scope.kbLines.rankLines(shelf, facets, lines, synonyms)
      : scope.kbLines.rankLine(shelf, facets, lines[0] || "", synonyms)
    const open = scope.kbRank.allowed(shelf, facets)
    const top = ranked.length ? ranked[0].score : 1
    const first = known.filter(({ page }) => open[page])
      .map(({ page, line }, i) => ({ page, line, score: top + 1000 - i, runs: [], missing: [] }))
    const all = [...first, ...ranked.filter(one => !first.some(({ page }) => page === one.page))]
    const items = all.slice(0, MOST).map((one, place) => scope.kbShow.group(shelf, one, place))
    // Material counts what it gets: the page's script tells that this is not all.
    if (all.length > MOST) items[0][0].title += "<span data-kb-more></span>"
    return { items, suggest: scope.kbShow.completion(shelf, text, ranked) }
  }

  /** An answer that says why there is none. The page's script repeats it above the list. */
  const note = () => {
    const { escape } = scope.kbShow
    const text = escape(words.failed || "Search could not load its index. Reload the page, or sign in again.")
    return { location: "", title: `<span data-kb-note>${text}</span>`, text: `<code>${escape(failure)}</code>`, score: 1, terms: {} }
  }

  const post = message => scope.postMessage(message)

  /** While a person reads or types on: gathers what only some queries need, and lets code run that was not needed yet. */
  const prepare = () => {
    clearTimeout(timer)
    timer = setTimeout(() => {
      if (!shelf) return
      if (!scope.kbShelf.gather(shelf)) return prepare()
      const query = rehearsals.pop()
      if (!query) return
      scope.kbLines.rankLine(shelf, [], query, synonyms).slice(0, 5).forEach(one => scope.kbShow.group(shelf, one, 0))
      prepare()
    }, PAUSE)
  }

  addEventListener("message", async ({ data }) => {
    if (data.type === SETUP) {
      words = (data.data.config && data.data.config.kb) || {}
      await load(data.data.docs)
      post({ type: READY })
    } else if (data.type === QUERY) {
      let result = { items: [] }
      try {
        result = await answer(data.data)
      } finally {
        post({ type: RESULT, data: result })
        prepare()
      }
    }
  })
})(self)
