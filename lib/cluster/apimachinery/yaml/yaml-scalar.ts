/*
 * Mirrors: how sigs.k8s.io/yaml (goyaml.v2) chooses a style for a string, and writes it.
 * Differs: no binary tags; anchors and multi-line keys never come up.
 */

const WIDTH = 80

const WORDS = new Set(
  [
    '',
    '~',
    'null',
    'Null',
    'NULL',
    '<<',
    '.nan',
    '.NaN',
    '.NAN',
    '.inf',
    '.Inf',
    '.INF',
    '+.inf',
    '-.inf',
  ].concat(
    ['y', 'yes', 'on', 'true', 'n', 'no', 'off', 'false'].flatMap((word) => [
      word,
      word.toUpperCase(),
      word.charAt(0).toUpperCase() + word.slice(1),
    ]),
  ),
)

const NOT_STRINGS = [
  /^[-+]?(0|[1-9][\d_]*|0[0-7_]+|0o[0-7_]+|0x[0-9a-fA-F_]+|0b[01_]+)$/,
  /^[-+]?(\.[\d_]+|[\d_]+(\.[\d_]*)?)([eE][-+]?\d+)?$/,
  /^[-+]?\d[\d_]*(:[0-5]?\d)+(\.[\d_]*)?$/,
  /^\d{4}-\d{1,2}-\d{1,2}([Tt ].*)?$/,
]

/** Whether a plain scalar of this text would be read as something else than a string. */
export function readsAsOther(text: string): boolean {
  return (
    WORDS.has(text) ||
    (/^[-+.\d]/.test(text) && /\d/.test(text) && NOT_STRINGS.some((form) => form.test(text)))
  )
}

const SPECIAL = /[^\n\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\u{10000}-\u{10ffff}]/u

function plainAllowed(text: string): boolean {
  if (text === '' || text.includes('\n') || /^[\s]|[\s]$/.test(text)) return false
  if (/^(---|\.\.\.)/.test(text)) return false
  if (/^[#,[\]{}&*!|>'"%@`]/.test(text) || /^[-?:](\s|$)/.test(text)) return false
  return !/:(\s|$)/.test(text) && !/\s#/.test(text) && !SPECIAL.test(text)
}

function literalAllowed(text: string): boolean {
  return !/ $/.test(text) && !/ \n/.test(text) && !SPECIAL.test(text)
}

function literal(text: string, indent: string): string {
  const hint = /^[ \n]/.test(text) ? '2' : ''
  const chomp = !text.endsWith('\n') ? '-' : /(^|\n)\n$/.test(text) ? '+' : ''
  const body = text.endsWith('\n') ? text.slice(0, -1) : text
  const lines = body.split('\n').map((line) => (line === '' ? '' : indent + line))
  return `|${hint}${chomp}\n${lines.join('\n')}`
}

const ESCAPES: Record<string, string> = { '\n': '\\n', '\t': '\\t', '\r': '\\r', '"': '\\"', '\\': '\\\\' }

function escapeChar(char: string): string {
  const known = ESCAPES[char]
  if (known) return known
  if (!SPECIAL.test(char)) return char
  const code = char.codePointAt(0)!
  if (code <= 0xff) return `\\x${code.toString(16).toUpperCase().padStart(2, '0')}`
  return `\\u${code.toString(16).toUpperCase().padStart(4, '0')}`
}

/** Breaks at single spaces once a line is longer than the width, as libyaml does. */
function fold(text: string, column: number, indent: string, write: (char: string) => string): string {
  let out = ''
  let at = column
  const chars = [...text]
  chars.forEach((char, i) => {
    const inside = i > 0 && i < chars.length - 1
    if (char === ' ' && at > WIDTH && inside && chars[i + 1] !== ' ' && chars[i - 1] !== ' ') {
      out += `\n${indent}`
      at = indent.length
      return
    }
    const written = write(char)
    out += written
    at += written.length
  })
  return out
}

/**
 * A string as a block-context scalar.
 * @param column where it starts on its line
 * @param indent what continuation lines begin with
 */
export function writeString(text: string, column: number, indent: string, isKey = false): string {
  const other = readsAsOther(text)
  if (text.includes('\n') && !isKey && literalAllowed(text)) return literal(text, indent)
  if (!other && plainAllowed(text)) return isKey ? text : fold(text, column, indent, (char) => char)
  if (!other && text !== '' && !text.includes('\n') && !SPECIAL.test(text)) {
    const write = (char: string) => (char === "'" ? "''" : char)
    return isKey ? `'${text.replaceAll("'", "''")}'` : `'${fold(text, column + 1, indent, write)}'`
  }
  return isKey ? `"${[...text].map(escapeChar).join('')}"` : `"${foldDouble(text, column + 1, indent)}"`
}

/** In double quotes a fold that would lose a following space is written with a backslash. */
function foldDouble(text: string, column: number, indent: string): string {
  let out = ''
  let at = column
  let afterSpace = false
  const chars = [...text]
  chars.forEach((char, i) => {
    if (char === ' ' && !afterSpace && at > WIDTH && i > 0 && i < chars.length - 1) {
      out += `\n${indent}${chars[i + 1] === ' ' ? '\\' : ''}`
      at = indent.length
      afterSpace = true
      return
    }
    const written = escapeChar(char)
    out += written
    at += written.length
    afterSpace = char === ' '
  })
  return out
}
