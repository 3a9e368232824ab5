/* Asks the pitfalls' patterns about pasted lines: in a worker of their own, which is ended after one second. */
;(scope => {
  "use strict"
  const SECOND = 1000, LOADING = 15000

  /** [{page, line}]: what was recognised by then. `folder`: where patterns.js is. */
  const recognise = (all, lines, folder) => new Promise(resolve => {
    const patterns = scope.kbLiterals.possible(all, lines)
    if (!patterns.length || !lines.length) return resolve([])
    const found = []
    let helper, timer
    const end = () => {
      clearTimeout(timer)
      if (helper) helper.terminate()
      resolve(found)
    }
    try {
      // In a page opened from a file there are no workers: what stands in for this one says so by having a document.
      if (scope.document) throw new Error("no worker")
      helper = new Worker(new URL("patterns.js", folder))
    } catch (error) {
      return here(patterns, lines, folder).then(resolve, () => resolve([]))
    }
    timer = setTimeout(end, LOADING)
    helper.onerror = end
    helper.onmessage = ({ data }) => {
      if (data.ready) {
        clearTimeout(timer)
        timer = setTimeout(end, SECOND)
        helper.postMessage({ patterns, lines })
      } else if (data.end) end()
      else found.push(data)
    }
  })

  /** The same without a worker; the time is looked at between patterns. */
  const here = async (patterns, lines, folder) => {
    if (!scope.kbPatterns) for (const name of ["re2js.js", "patterns.js"]) await load(new URL(name, folder))
    const found = []
    scope.kbPatterns.recognise({ patterns, lines }, one => found.push(one), Date.now() + SECOND)
    return found
  }

  const load = url => new Promise((done, failed) => {
    const script = scope.document.createElement("script")
    script.src = url
    script.onload = done
    script.onerror = failed
    scope.document.head.append(script)
  })

  scope.kbKnown = { recognise }
})(self)
