/** The scalars of YAML as libyaml scans them: folding, escapes, block headers, and what it says of mistakes. */
import { type Reader, YamlError } from '@/lib/cluster/apimachinery/yaml/reader'

const fail = (reader: Reader, problem: string): never => {
  throw new YamlError(problem, reader.line === 0 ? 0 : reader.line + 1)
}

/** Lines of a flow or plain scalar as one: a single break is a space, further ones stay. */
const fold = (first: string, further: string) => (first === '\n' ? further || ' ' : first + further)

export interface Plain {
  value: string
  /** It ended at the start of a line, where a key may begin. */
  multiline: boolean
}

const FLOW_ENDS = ',?[]{}'

function endsPlain(reader: Reader, inFlow: boolean): boolean {
  const char = reader.peek()
  return (char === ':' && reader.isBlankOrBreakOrEnd(1)) || (inFlow && FLOW_ENDS.includes(char))
}

/** @param indent the column that further lines have to reach */
export function scanPlain(reader: Reader, indent: number, inFlow: boolean): Plain {
  let value = ''
  let blanks = ''
  let firstBreak = ''
  let breaks = ''
  let leading = false
  for (;;) {
    if (reader.isDocumentMark() || reader.peek() === '#') break
    while (!reader.isBlankOrBreakOrEnd() && !endsPlain(reader, inFlow)) {
      value += leading ? fold(firstBreak, breaks) : blanks
      blanks = firstBreak = breaks = ''
      leading = false
      value += reader.take()
    }
    if (!reader.isBlank() && !reader.isBreak()) break
    while (reader.isBlank() || reader.isBreak()) {
      if (reader.isBreak()) {
        if (leading) breaks += reader.takeBreak()
        else firstBreak = reader.takeBreak()
        leading = true
      } else {
        if (leading && reader.column < indent && reader.peek() === '\t') {
          fail(reader, 'found a tab character that violates indentation')
        }
        const blank = reader.take()
        if (!leading) blanks += blank
      }
    }
    if (!inFlow && reader.column < indent) break
  }
  return { value, multiline: leading }
}

const ESCAPES: Record<string, string> = {
  ...{ '0': '\0', a: '\x07', b: '\b', t: '\t', '\t': '\t', n: '\n', v: '\v', f: '\f', r: '\r', e: '\x1b' },
  ...{ ' ': ' ', '"': '"', "'": "'", '/': '/', '\\': '\\', N: '\u0085', _: '\u00a0' },
  ...{ L: '\u2028', P: '\u2029' },
}
const HEX_DIGITS: Record<string, number> = { x: 2, u: 4, U: 8 }

function scanEscape(reader: Reader): string {
  const code = reader.peek(1)
  const plain = ESCAPES[code]
  if (plain !== undefined) {
    reader.take(2)
    return plain
  }
  const length = HEX_DIGITS[code] ?? fail(reader, 'found unknown escape character')
  reader.take(2)
  let hex = ''
  for (let at = 0; at < length; at++) hex += reader.peek(at)
  if (hex.length < length || !/^[0-9a-fA-F]+$/.test(hex))
    fail(reader, 'did not find expected hexdecimal number')
  const point = Number.parseInt(hex, 16)
  if ((point >= 0xd800 && point <= 0xdfff) || point > 0x10ffff) {
    fail(reader, 'found invalid Unicode character escape code')
  }
  reader.take(length)
  return String.fromCodePoint(point)
}

/** The part of a quoted scalar up to a blank, a break or the closing quote; an escaped break joins lines. */
function scanQuotedWord(reader: Reader, quote: string): { word: string; joined: boolean } {
  let word = ''
  while (!reader.isBlankOrBreakOrEnd()) {
    const char = reader.peek()
    if (quote === "'" && char === "'" && reader.peek(1) === "'") word += reader.take(2).charAt(0)
    else if (char === quote) break
    else if (quote === '"' && char === '\\') {
      if (reader.isBreak(1)) {
        reader.take()
        reader.takeBreak()
        return { word, joined: true }
      }
      word += scanEscape(reader)
    } else word += reader.take()
  }
  return { word, joined: false }
}

export function scanQuoted(reader: Reader): string {
  const quote = reader.take()
  let value = ''
  for (;;) {
    if (reader.isDocumentMark()) fail(reader, 'found unexpected document indicator')
    if (reader.peek() === '') fail(reader, 'found unexpected end of stream')
    const { word, joined } = scanQuotedWord(reader, quote)
    value += word
    if (reader.peek() === quote) break
    let leading = joined
    let blanks = ''
    let firstBreak = ''
    let breaks = ''
    while (reader.isBlank() || reader.isBreak()) {
      if (reader.isBreak()) {
        if (leading) breaks += reader.takeBreak()
        else firstBreak = reader.takeBreak()
        blanks = ''
        leading = true
      } else {
        const blank = reader.take()
        if (!leading) blanks += blank
      }
    }
    value += leading ? fold(firstBreak, breaks) : blanks
  }
  reader.take()
  return value
}

/** `+`, `-` and the indentation behind `|` or `>`, in either order. */
function scanBlockHeader(reader: Reader): { chomping: string; increment: number } {
  let chomping = ''
  let increment = 0
  for (let part = 0; part < 2; part++) {
    const char = reader.peek()
    if (/[-+]/.test(char) && chomping === '') chomping = reader.take()
    else if (/\d/.test(char) && increment === 0) {
      if (char === '0') fail(reader, 'found an indentation indicator equal to 0')
      increment = Number(reader.take())
    }
  }
  while (reader.isBlank()) reader.take()
  if (reader.peek() === '#') while (reader.peek() !== '' && !reader.isBreak()) reader.take()
  if (reader.peek() !== '' && !reader.isBreak()) fail(reader, 'did not find expected comment or line break')
  reader.takeBreak()
  return { chomping, increment }
}

/** Empty lines, and the indentation of the next one; `indent` 0 takes what it finds. */
function scanBlockBreaks(reader: Reader, indent: number, parent: number): { indent: number; breaks: string } {
  let deepest = 0
  let breaks = ''
  for (;;) {
    while ((indent === 0 || reader.column < indent) && reader.peek() === ' ') reader.take()
    deepest = Math.max(deepest, reader.column)
    if ((indent === 0 || reader.column < indent) && reader.peek() === '\t') {
      fail(reader, 'found a tab character where an indentation space is expected')
    }
    if (!reader.isBreak()) break
    breaks += reader.takeBreak()
  }
  return { indent: indent || Math.max(deepest, parent + 1, 1), breaks }
}

/** @param parent the indentation around it */
export function scanBlockScalar(reader: Reader, parent: number): string {
  const literal = reader.take() === '|'
  const { chomping, increment } = scanBlockHeader(reader)
  const start = increment > 0 ? Math.max(parent, 0) + increment : 0
  let { indent, breaks } = scanBlockBreaks(reader, start, parent)
  let value = ''
  let lastBreak = ''
  let wasBlank = false
  while (reader.column === indent && reader.peek() !== '') {
    const blank = reader.isBlank()
    if (!literal && lastBreak === '\n' && !wasBlank && !blank) value += breaks === '' ? ' ' : ''
    else value += lastBreak
    value += breaks
    wasBlank = blank
    while (reader.peek() !== '' && !reader.isBreak()) value += reader.take()
    lastBreak = reader.takeBreak()
    ;({ breaks, indent } = scanBlockBreaks(reader, indent, parent))
  }
  if (chomping !== '-') value += lastBreak
  if (chomping === '+') value += breaks
  return value
}
