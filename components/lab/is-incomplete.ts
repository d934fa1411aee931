/** Words that open a construct, and those that close one. */
const OPENS = new Set(['do', 'then', 'case', '{'])
const CLOSES = new Set(['done', 'fi', 'esac', '}'])
const COMMAND_FOLLOWS = /(^|[;|&\n(){]|\b(then|do|else|elif))\s*$/
/** `for i in 1 2` and the like, before their `do` or `then`. */
const OPEN_HEAD = /(^|[;|&\n]\s*)(for|while|until|if)\s[^;\n]*(;|\n)?\s*$/
const HEREDOC = /<<(-?)\s*(['"]?)([A-Za-z_]\w*)\2/g

/** Whether bash would ask for another line: an open quote, heredoc, loop, or a line end that goes on. */
export function isIncomplete(text: string): boolean {
  const code = withoutHeredocs(text)
  if (code === undefined) return true
  const plain = withoutQuoted(code)
  if (plain === undefined || /\\$/.test(plain)) return true
  if (/(\||&&|\|\|)\s*$/.test(plain) || OPEN_HEAD.test(plain)) return true
  return depthOf(plain) > 0
}

/** The text without the bodies of heredocs; undefined when one is still open. */
function withoutHeredocs(text: string): string | undefined {
  const lines = text.split('\n')
  const code: string[] = []
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? ''
    code.push(line)
    for (const [, dash, , word] of line.matchAll(HEREDOC)) {
      const end = lines.findIndex((one, i) => i > at && (dash ? one.replace(/^\t+/, '') : one) === word)
      if (end < 0) return undefined
      at = end
    }
  }
  return code.join('\n')
}

/** The text with quoted parts and comments blanked; undefined when a quote is still open. */
function withoutQuoted(text: string): string | undefined {
  let plain = ''
  let quote = ''
  for (let at = 0; at < text.length; at++) {
    const char = text[at] ?? ''
    if (quote) {
      if (char === '\\' && quote === '"') at += 1
      else if (char === quote) quote = ''
      plain += '_'
    } else if (char === '\\' && at < text.length - 1) {
      plain += '__'
      at += 1
    } else if (char === "'" || char === '"') {
      quote = char
      plain += '_'
    } else if (char === '#' && /(^|\s)$/.test(plain)) {
      while (at + 1 < text.length && text[at + 1] !== '\n') at += 1
    } else plain += char
  }
  return quote ? undefined : plain
}

function depthOf(code: string): number {
  let depth = 0
  let before = ''
  for (const word of code.split(/(\s+|[;|&()])/)) {
    if (word === '(') depth += 1
    else if (word === ')') depth -= 1
    else if (COMMAND_FOLLOWS.test(before)) depth += OPENS.has(word) ? 1 : CLOSES.has(word) ? -1 : 0
    before += word
  }
  return depth
}
