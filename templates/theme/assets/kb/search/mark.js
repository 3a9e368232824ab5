/* Marks the words that a search found, also where they are written in another width or kana: ?mark=… in the URL. */
;(() => {
  "use strict"
  const MOST = 500

  /** Text of the page that a reader sees. */
  const textsIn = article => {
    const skip = "script, style, svg, button, .headerlink, mark, textarea, select"
    const walker = document.createTreeWalker(article, NodeFilter.SHOW_TEXT, {
      acceptNode: node => (node.parentElement.closest(skip) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT),
    })
    const nodes = []
    while (walker.nextNode()) nodes.push(walker.currentNode)
    return nodes
  }

  const mark = (node, spots) => {
    const text = node.textContent
    const parts = []
    let at = 0
    for (const [start, end] of spots) {
      const element = document.createElement("mark")
      element.dataset.mdHighlight = ""
      element.textContent = text.slice(start, end)
      parts.push(text.slice(at, start), element)
      at = end
    }
    node.replaceWith(...parts, text.slice(at))
  }

  /** The place to look at: the section of the URL, else the first mark. */
  const target = article => {
    const section = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)))
    const within = section && (section.closest("section") || section.parentElement)
    const found = (within && within.querySelector("mark[data-md-highlight]")) || article.querySelector("mark[data-md-highlight]")
    for (let fold = found && found.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true
    return section ? null : found
  }

  const run = () => {
    const words = new URLSearchParams(location.search).getAll("mark").map(self.kbFold.fold).filter(Boolean).slice(0, 8)
    const article = document.querySelector("article.md-content__inner")
    if (!words.length || !article || article.dataset.kbMarked) return
    article.dataset.kbMarked = "true"
    let count = 0
    for (const node of textsIn(article)) {
      const spots = self.kbFold.spots(node.textContent, words)
      if (spots.length && count < MOST) mark(node, spots)
      count += spots.length
    }
    const found = target(article)
    if (found) found.scrollIntoView({ block: "center" })
  }

  if (window.document$) window.document$.subscribe(run)
  else document.addEventListener("DOMContentLoaded", run)
})()
