let last: string | undefined
let isPlain = false

/** The characters of a text: the text itself where each is one unit. */
export function charactersOf(text: string): string | string[] {
  if (text !== last) {
    last = text
    isPlain = !/[\ud800-\udbff]/.test(text)
  }
  return isPlain ? text : Array.from(text)
}
