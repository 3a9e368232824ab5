/* Puts a text on the clipboard, for the other scripts; also where a page is not served over https. */
window.kbCopy = async text => {
  "use strict"
  try {
    await navigator.clipboard.writeText(text)
  } catch {
    const area = document.createElement("textarea")
    area.value = text
    document.body.append(area)
    area.select()
    document.execCommand("copy")
    area.remove()
  }
}
