/** Splits a command line into words as a shell does for plain words, '…' and "…"; nothing is expanded. */
export function splitWords(line: string): string[] {
  const words: string[] = []
  let word: string | undefined
  let quote = ''
  for (const c of line) {
    if (quote) {
      if (c === quote) quote = ''
      else word = (word ?? '') + c
    } else if (c === "'" || c === '"') {
      quote = c
      word ??= ''
    } else if (c === ' ') {
      if (word !== undefined) words.push(word)
      word = undefined
    } else {
      word = (word ?? '') + c
    }
  }
  if (quote) throw new Error(`unterminated ${quote} in: ${line}`)
  return word === undefined ? words : [...words, word]
}
