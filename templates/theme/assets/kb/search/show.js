/* Ranked pages → what Material's box shows: groups of links, the section that matched first, the words marked. */
;(scope => {
  "use strict"
  const { spots } = scope.kbFold

  const BEFORE = 40, LENGTH = 220, MARKS = 6, SECTIONS = 4

  const escape = text => text.replace(/[&<>"]/g, one => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[one])

  /** A text as HTML with the words marked. */
  const marked = (text, words) => {
    let html = "", at = 0
    for (const [start, end] of spots(text, words)) {
      html += escape(text.slice(at, start)) + "<mark data-md-highlight>" + escape(text.slice(start, end)) + "</mark>"
      at = end
    }
    return html + escape(text.slice(at))
  }

  /** The part of a text around its first marked word. */
  const around = (text, words) => {
    const [first] = spots(text, words)
    const start = first && first[0] > BEFORE ? first[0] - BEFORE : 0
    const part = text.slice(start, start + LENGTH).replace(/^[\udc00-\udfff]/, "").replace(/[\ud800-\udbff]$/, "")
    return (start ? "… " : "") + marked(part, words) + (start + LENGTH < text.length ? " …" : "")
  }

  /** The folded words that were found on a page, the longest first. */
  const wordsOf = (shelf, finds) => {
    const best = new Map()
    for (const [, at, length, score] of finds) {
      const word = shelf.all.slice(at, at + length)
      best.set(word, Math.max(best.get(word) || 0, score))
    }
    const words = Array.from(best.keys()).sort((a, b) => best.get(b) - best.get(a))
    return words.filter((word, i) => !words.some((other, j) => j < i && other.includes(word))).slice(0, MARKS)
  }

  /** The sections that hold finds, best first: [number, score]; -1 is the page itself. */
  const sectionsOf = (shelf, finds) => {
    const scores = new Map()
    const seen = new Set()
    for (const [field, at, length, score] of finds) {
      const number = shelf.fields.section[field]
      const key = `${number} ${shelf.all.slice(at, at + length)}`
      if (number < 0 || seen.has(key)) continue
      seen.add(key)
      scores.set(number, (scores.get(number) || 0) + score)
    }
    return Array.from(scores).sort((a, b) => b[1] - a[1] || a[0] - b[0])
  }

  const address = (page, anchor, words) => {
    const query = words.map(word => "mark=" + encodeURIComponent(word)).join("&")
    return page.location + (query ? "?" + query : "") + (anchor ? "#" + anchor : "")
  }

  /** One page as a group of Material's items. `line`: the pasted line that a pattern recognised. */
  const group = (shelf, entry) => {
    const page = shelf.pages[entry.page]
    const words = wordsOf(shelf, entry.finds)
    const score = Math.max(entry.score, 0.02)
    const terms = Object.fromEntries(entry.missing.slice(0, 5).map(word => [escape(word), false]))
    const item = (number, title, text, value) => {
      const anchor = number < 0 ? "" : page.sections[number].anchor
      return { location: address(page, anchor, words), title, text, score: value, terms }
    }
    const title = marked(page.title, words)
    const teaser = number => around((page.sections[number] || { text: "" }).text, words)
    if (entry.line) return [item(-1, title, `<code>${escape(entry.line.slice(0, 300))}</code>`, score)]
    const sections = sectionsOf(shelf, entry.finds).slice(0, SECTIONS)
    const [top] = sections.length ? sections[0] : [-1]
    const part = ([number, value], i) => {
      const { heading } = page.sections[number]
      return item(number, marked(heading || page.title, words), teaser(number), i ? Math.min(score * 0.99, score - 0.01) - i / 1e4 : score)
    }
    if (top < 0 || !page.sections[top].anchor) {
      const rest = sections.filter(([number]) => page.sections[number].anchor)
      return [item(-1, title, teaser(top < 0 ? 0 : top), score), ...rest.map((one, i) => part(one, i + 1))]
    }
    // No item without a section: Material takes the last one as the page's heading, and it opens at the match too.
    return [...sections.filter(([number]) => page.sections[number].anchor).map(part), item(top, title, "", score)]
  }

  /** The rest of the word that is being typed, from the best page: Material offers it in grey. */
  const completion = (shelf, text, ranked) => {
    const typed = (/[a-z0-9]{2,}$/.exec(text.toLowerCase()) || [""])[0]
    const find = typed && ranked.length && ranked[0].finds.find(([, at, length]) => shelf.all.slice(at, at + length) === typed)
    if (!find) return []
    const end = shelf.all.slice(find[1], find[1] + 40).match(/^[a-z0-9]+/)
    return text.split(/[\s-]+/).slice(0, -1).concat(end ? end[0] : typed)
  }

  scope.kbShow = { group, completion, escape }
})(self)
