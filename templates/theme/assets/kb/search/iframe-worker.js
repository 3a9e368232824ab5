/* A worker for pages opened from a file, where browsers refuse real ones: a hidden frame that runs its script.

   Nothing in it is inline, so that it runs under the site's Content-Security-Policy. */
;(() => {
  "use strict"
  if (location.protocol !== "file:") return

  class FrameWorker extends EventTarget {
    #frame
    #ready

    constructor(url) {
      super()
      this.#frame = document.createElement("iframe")
      this.#frame.hidden = true
      document.body.append(this.#frame)
      const inside = this.#frame.contentWindow
      inside.document.open() // else Firefox replaces the empty document later
      inside.document.write("<!doctype html><body></body>")
      inside.document.close()
      const load = source =>
        new Promise((done, failed) => {
          const script = inside.document.createElement("script")
          script.src = new URL(source, location)
          script.onload = done
          script.onerror = failed
          inside.document.body.append(script)
        })
      inside.postMessage = data => setTimeout(() => this.#tell("message", new MessageEvent("message", { data })))
      inside.importScripts = (...urls) => urls.reduce((before, one) => before.then(() => load(one)), Promise.resolve())
      inside.addEventListener("error", event => this.#tell("error", new ErrorEvent("error", { message: event.message })))
      this.#ready = load(url)
      this.#ready.catch(() => this.#tell("error", new ErrorEvent("error", { message: `${url} cannot be loaded` })))
    }

    #tell(type, event) {
      this.dispatchEvent(event)
      const handler = this[`on${type}`]
      if (handler) handler.call(this, event)
    }

    postMessage(data) {
      const copy = structuredClone(data)
      this.#ready.then(() => {
        const { contentWindow: inside } = this.#frame
        if (inside) inside.dispatchEvent(new inside.MessageEvent("message", { data: copy }))
      }, () => {})
    }

    terminate() {
      this.#frame.remove()
    }
  }

  window.Worker = FrameWorker
})()
