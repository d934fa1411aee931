const ESCAPES: Record<string, string> = {
  '\n': '\\n',
  '\t': '\\t',
  '\r': '\\r',
  '\v': '\\v',
  '\f': '\\f',
  '\b': '\\b',
  '\x07': '\\a',
  '\x1b': '\\E',
}

const isControl = (text: string) =>
  /[\x00-\x1f\x7f]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/.test(text)

/** `$'…'`. */
function ansi(text: string): string {
  let out = ''
  for (const char of text) {
    const code = char.codePointAt(0) ?? 0
    if (ESCAPES[char]) out += ESCAPES[char]
    else if (char === "'" || char === '\\') out += `\\${char}`
    else if (code < 0x20 || code === 0x7f) out += `\\${code.toString(8).padStart(3, '0')}`
    else if (code >= 0xdc80 && code <= 0xdcff) out += `\\${(code - 0xdc00).toString(8)}`
    else out += char
  }
  return `$'${out}'`
}

/** As `printf %q` writes it. */
export function quoteWord(text: string): string {
  if (text === '') return "''"
  if (isControl(text)) return ansi(text)
  const quoted = text.replace(/[ !"$&'()*,;<=>?[\\\]^`{|}]/g, (char) => (char === '=' ? char : `\\${char}`))
  return quoted.replace(/^[#~]/, '\\$&').replace(/([:=])~/g, '$1\\~')
}

/** As `${x@Q}`, `set` and `alias` write it. */
export function singleQuote(text: string): string {
  if (text === "'") return "\\'"
  return isControl(text) ? ansi(text) : `'${text.replaceAll("'", "'\\''")}'`
}

/** As `set` lists values: quoted only when they need it. */
export function quoteIfNeeded(text: string): string {
  if (text === '') return "''"
  if (isControl(text)) return ansi(text)
  return /[\s!"$&'()*;<>?[\\\]^`{|}]|^[#~]|[:=]~/.test(text) ? singleQuote(text) : text
}

/** As `declare -p` writes values. */
export const doubleQuote = (text: string) =>
  isControl(text) ? ansi(text) : `"${text.replace(/["$`\\]/g, '\\$&')}"`
