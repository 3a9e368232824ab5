/* The other core, for benchmarks/search_core.py: MiniSearch with our folding, our synonyms and pairs of characters.

   kbMini(index, orElse) → query → locations, best first. Every term must match, in any field; with `orElse`, at least
   one where none match all. */
;(() => {
  "use strict"
  const { fold } = self.kbFold
  const CJK = /[\u3040-\u30ff\u3400-\u9fff々]+/g

  /** Latin words and their parts; Japanese as pairs of neighbouring characters. */
  const tokens = text => {
    const folded = fold(text)
    const found = folded.match(/[a-z0-9]+/g) || []
    for (const run of folded.match(CJK) || [])
      if (run.length < 2) found.push(run)
      else for (let i = 0; i + 2 <= run.length; i++) found.push(run.slice(i, i + 2))
    return found
  }

  self.kbMini = (index, orElse) => {
    const { pages, sections } = index
    const texts = pages.title.map(() => [[], []])
    for (const [, heading, ...parts] of sections) {
      let page = 0
      for (const text of parts)
        if (typeof text === "number") page += text
        else { texts[page][0].push(heading); texts[page++][1].push(text) }
    }
    const mini = new MiniSearch({ fields: ["title", "id", "known", "heading", "text"], tokenize: tokens, processTerm: term => term })
    mini.addAll(pages.title.map((title, id) => ({
      id, title: title || pages.location[id], known: pages.known[id].join(" "), heading: texts[id][0].join(" "), text: texts[id][1].join(" "),
    })))
    const groups = index.synonyms.map(group => group.split("|").map(fold))
    const ask = (text, combineWith) => mini.search(text, {
      combineWith, prefix: true, fuzzy: term => (/^[a-z]{5,}$/.test(term) ? 0.25 : false),
      boost: { title: 6, known: 4, heading: 2 }, maxFuzzy: 2,
    })
    return query => {
      const found = new Map()
      const add = (hits, weight) => { for (const { id, score } of hits) found.set(id, Math.max(found.get(id) || 0, score * weight)) }
      add(ask(query, "AND"), 1)
      const folded = fold(query)
      for (const group of groups)
        for (const word of group) if (folded.includes(word)) for (const other of group) if (other !== word) add(ask(folded.replace(word, other), "AND"), 0.8)
      if (!found.size && orElse) add(ask(query, "OR"), 1)
      return Array.from(found).sort((a, b) => b[1] - a[1]).map(([id]) => pages.location[id])
    }
  }
})()
