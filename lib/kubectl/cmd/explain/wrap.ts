/** Breaks lines at spaces; line ends of the text stay (as the word wrapper of kubectl explain does). */
export function wrapWords(text: string, limit: number): string {
  return text
    .split('\n')
    .map((line) => wrapLine(line, limit))
    .join('\n')
}

function wrapLine(line: string, limit: number): string {
  let out = ''
  let width = 0
  for (const [, space = '', word = ''] of line.matchAll(/(\s*)(\S*)/g)) {
    if (word === '' && space === '') continue
    const breaks = width > 0 && width + space.length + word.length > limit
    if (breaks) {
      out += `\n${word}`
      width = word.length
    } else {
      out += space + word
      width += space.length + word.length
    }
  }
  return out
}

/** Every line, empty ones too, moved to the right. */
export function indent(text: string, amount: number): string {
  const pad = ' '.repeat(amount)
  return pad + text.replaceAll('\n', `\n${pad}`)
}
