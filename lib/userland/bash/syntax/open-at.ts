/** What a text that goes on with the next line leaves open at its end. */
export type Open = "'" | '"' | 'heredoc' | ''

const HEREDOC = /^<<(-?)[ \t]*(?:'([^'\n]*)'|"([^"\n]*)"|\\?([^\s;&|<>()'"\\]+))/

/** Tells quotes and here-documents; what stands within `$(…)` counts as if it stood outside. */
export function openAt(text: string): Open {
  let quote: "'" | '"' | '' = ''
  const awaited: { word: string; tabs: boolean }[] = []
  for (let i = 0; i < text.length; i++) {
    const char = text[i] ?? ''
    if (char === '\\' && quote !== "'") {
      i += 1
      continue
    }
    if (char === quote) quote = ''
    else if (quote === '' && (char === "'" || char === '"')) quote = char
    if (quote !== '') continue
    if (char === '#' && /(^|[\s;&|()])$/.test(text.slice(Math.max(0, i - 1), i))) {
      i = lineEnd(text, i) - 1
      continue
    }
    const found =
      text.startsWith('<<', i) && text[i + 2] !== '<' ? HEREDOC.exec(text.slice(i, i + 200)) : null
    if (found) {
      awaited.push({ word: found[2] ?? found[3] ?? found[4] ?? '', tabs: found[1] === '-' })
      i += found[0].length - 1
    } else if (text.startsWith('<<<', i)) i += 2
    if (char !== '\n') continue
    for (let next = awaited.shift(); next; next = awaited.shift()) {
      const end = heredocEnd(text, i + 1, next)
      if (end === undefined) return 'heredoc'
      i = end
    }
  }
  return awaited.length > 0 ? 'heredoc' : quote
}

function lineEnd(text: string, from: number): number {
  const end = text.indexOf('\n', from)
  return end < 0 ? text.length : end
}

/** Where the line with the word ends; undefined: it has not come yet. */
function heredocEnd(
  text: string,
  from: number,
  { word, tabs }: { word: string; tabs: boolean },
): number | undefined {
  for (let at = from; at < text.length; ) {
    const end = lineEnd(text, at)
    const line = text.slice(at, end)
    if ((tabs ? line.replace(/^\t+/, '') : line) === word) return end
    at = end + 1
  }
  return undefined
}
