/* Ranked pages → what Material's box shows: groups of links, the section that matched first, the words marked. */
;(scope => {
  "use strict"
  const { spots, spotsIn } = scope.kbFold
  const { eachFind } = scope.kbFind
  const { TEXT, foldedField, titleOf } = scope.kbShelf

  const BEFORE = 40, LENGTH = 220, MARKS = 6, SECTIONS = 4, FIRST = 10

  const escape = text => text.replace(/[&<>"]/g, one => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[one])

  /** A text as HTML with the words marked; `found`: where they stand, when that is known. */
  const marked = (text, words, found = spots(text, words)) => {
    let html = "", at = 0
    for (const [start, end] of found) {
      html += escape(text.slice(at, start)) + "<mark data-md-highlight>" + escape(text.slice(start, end)) + "</mark>"
      at = end
    }
    return html + escape(text.slice(at))
  }

  /** The part of a text around a place. `folded`: the text folded, if that kept its length. */
  const around = (text, words, place, folded) => {
    const from = Math.max(0, place - BEFORE)
    let start = from, end = start + LENGTH
    const blank = start ? text.slice(start, place).search(/[\s。、]/) : -1
    if (blank >= 0) start += blank + 1
    // Not half a letter, nor what ends what is left out.
    while (start && start < place && /^(?:[\udc00-\udfff\s,、。·)）]|[.:;]\s)/.test(text.slice(start, start + 2))) start++
    end += start - from
    if (/[\ud800-\udbff]/.test(text[end - 1] || "")) end--
    const part = text.slice(start, end)
    const html = folded ? marked(part, words, spotsIn(folded.slice(start, end), words)) : marked(part, words)
    return (start ? "… " : "") + html + (end < text.length ? " …" : "")
  }

  /** The folded words that were found on a page, the best first; and the sections that hold them, best first. */
  const placesOf = (shelf, entry, most) => {
    const best = new Map(), scores = new Map(), seen = new Set(), places = new Map()
    const { fields } = shelf
    for (const run of entry.runs)
      eachFind(shelf, run, entry.page, (field, at, length, score) => {
        const word = shelf.all.slice(at, at + length)
        best.set(word, Math.max(best.get(word) || 0, score))
        const number = fields.section[field], key = `${number} ${word}`
        if (number >= 0 && fields.type[field] === TEXT && !(places.has(number) && places.get(number).at <= at)) places.set(number, { field, at })
        if (number < 0 || seen.has(key)) return
        seen.add(key)
        scores.set(number, (scores.get(number) || 0) + score)
      })
    const words = Array.from(best.keys()).sort((a, b) => best.get(b) - best.get(a))
    return {
      places,
      words: words.filter((word, i) => !words.some((other, j) => j < i && other.includes(word))).slice(0, MARKS),
      sections: Array.from(scores).sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, most),
    }
  }

  /** A section's text around what was found in it first; else its beginning. */
  const excerpt = (shelf, text, words, found) => {
    if (!found) return around(text, words, 0)
    const start = found.field ? shelf.ends[found.field - 1] + 1 : 0, folded = foldedField(shelf, found.field)
    // Folding keeps most texts' lengths; where it does not, the place is looked for.
    if (folded.length !== text.length) return around(text, words, (spots(text, words)[0] || [0])[0])
    return around(text, words, found.at - start, folded)
  }

  const markOf = words => (words.length ? "?" + words.map(word => "mark=" + encodeURIComponent(word)).join("&") : "")

  /** One page as a group of Material's items. `line`: the pasted line that a pattern recognised; `place` in the list. */
  const group = (shelf, entry, place) => {
    const page = shelf.pages[entry.page]
    const score = Math.max(entry.score, 0.02)
    const terms = Object.fromEntries(entry.missing.slice(0, 5).map(word => [escape(word), false]))
    const { words, sections, places } = placesOf(shelf, entry, place < FIRST ? SECTIONS : 1)
    const known = titleOf(shelf, entry.page)
    const title = known.length === page.title.length ? marked(page.title, words, spotsIn(known, words)) : marked(page.title, words)
    const address = page.location + markOf(words)
    const item = (number, title, text, value) => {
      const anchor = number < 0 ? "" : page.sections[number].anchor
      return { location: anchor ? `${address}#${anchor}` : address, title, text, score: value, terms }
    }
    if (entry.line) return [item(-1, title, `<code>${escape(entry.line.slice(0, 300))}</code>`, score)]
    const teaser = number => excerpt(shelf, (page.sections[number] || { text: "" }).text, words, places.get(number))
    const [top] = sections.length ? sections[0] : [-1]
    const part = ([number], i) => {
      const { heading } = page.sections[number]
      return item(number, heading ? marked(heading, words) : title, teaser(number), i ? Math.min(score * 0.99, score - 0.01) - i / 1e4 : score)
    }
    const anchored = sections.filter(([number]) => page.sections[number].anchor)
    if (top < 0 || !page.sections[top].anchor)
      return [item(-1, title, teaser(top < 0 ? 0 : top), score), ...anchored.map((one, i) => part(one, i + 1))]
    // No item without a section: Material takes the last one as the page's heading, and it opens at the match too.
    return [...anchored.map(part), item(top, title, "", score)]
  }

  /** The rest of the word that is being typed, from the best page: Material offers it in grey. */
  const completion = (shelf, text, ranked) => {
    const typed = (/[a-z0-9]{2,}$/.exec(text.toLowerCase()) || [""])[0]
    if (!typed || !ranked.length) return []
    let place = -1
    for (const run of ranked[0].runs)
      eachFind(shelf, run, ranked[0].page, (_, at, length) => { if (place < 0 && shelf.all.slice(at, at + length) === typed) place = at })
    const end = place < 0 ? null : /^[a-z0-9]+/.exec(shelf.all.slice(place, place + 40))
    return end ? text.split(/[\s-]+/).slice(0, -1).concat(end[0]) : []
  }

  scope.kbShow = { group, completion, escape }
})(self)
