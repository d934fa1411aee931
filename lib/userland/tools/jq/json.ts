/** Reads a stream of JSON texts as jq's parser does, with its words for what is wrong. */
import { byteLength } from '@/lib/userland/kernel/text'
import { type Json, numberText } from '@/lib/userland/tools/jq/value'

export class JsonError extends Error {}

const MAX_DEPTH = 1000
const NUMBER = /^-?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?$/
const LONGEST_EXACT = 17

/** As decimal arithmetic writes a number: 1.10 stays, 1e2 becomes 1E+2. */
function canonical(text: string, value: number): Json {
  const simple = numberText(value)
  if (simple === text || !Number.isFinite(value)) return value
  const match = /^(-?)(\d*)\.?(\d*)(?:[eE]([-+]?\d+))?$/.exec(text)
  if (!match) return value
  const [, sign, whole = '', fraction = '', exponent = '0'] = match
  const digits = (whole + fraction).replace(/^0+(?=\d)/, '')
  if (digits.length > 1000 || Math.abs(Number(exponent)) > 1000) return value
  const power = Number(exponent) - fraction.length
  const adjusted = power + digits.length - 1
  let out: string
  if (power <= 0 && adjusted >= -6) {
    const padded = digits.padStart(1 - power, '0')
    out = power === 0 ? padded : `${padded.slice(0, power)}.${padded.slice(power)}`
  } else {
    const rest = digits.length > 1 ? `.${digits.slice(1)}` : ''
    out = `${digits[0]}${rest}E${adjusted < 0 ? '-' : '+'}${Math.abs(adjusted)}`
  }
  return sign + out === simple ? value : { value, text: sign + out }
}

/** A number in JSON's or a program's words; undefined when it is none. */
export function parseNumber(text: string): Json | undefined {
  if (/^-?nan$/.test(text)) return Number.NaN
  if (!NUMBER.test(text)) return undefined
  const value = Number(text)
  if (text.length <= LONGEST_EXACT && /^-?[1-9]\d{0,14}$/.test(text)) return value
  return canonical(text, value)
}

/** A text that grows; values are taken from it when they are whole. */
export class JsonReader {
  private at = 0

  constructor(
    private readonly text: string,
    /** More may come: an unfinished value is no error. */
    private readonly isOpen: boolean,
    /** Where the text begins in what was read. */
    private readonly from = { lines: 0, column: 0 },
  ) {}

  /** Where the next value begins. */
  get offset(): number {
    return this.at
  }

  private fail(message: string, at = this.at, isEnd = false): never {
    const before = this.text.slice(0, at)
    const lines = before.split('\n')
    const column = byteLength(lines.at(-1)!) + (lines.length === 1 ? this.from.column : 0)
    const place = `line ${lines.length + this.from.lines}, column ${column}`
    throw new JsonError(`${message} at ${isEnd ? 'EOF at ' : ''}${place}`)
  }

  private blanks(): void {
    for (; this.at < this.text.length; this.at++) {
      const char = this.text[this.at]
      if (
        char !== ' ' &&
        char !== '\n' &&
        char !== '\t' &&
        char !== '\r' &&
        char !== '\ufeff' &&
        char !== '\x1e'
      )
        return
    }
  }

  /** The next value; undefined when there is none, or none that is whole yet. */
  next(): Json | undefined {
    this.blanks()
    const start = this.at
    if (start >= this.text.length) return undefined
    try {
      const value = this.value(0)
      const last = this.text[this.at - 1] ?? ''
      if (this.isOpen && this.at === this.text.length && !'"]}'.includes(last)) {
        this.at = start
        return undefined
      }
      return value
    } catch (error) {
      if (!(error instanceof Unfinished)) throw error
      this.at = start
      if (this.isOpen) return undefined
      return this.fail(error.message, this.text.length, true)
    }
  }

  private value(depth: number): Json {
    if (depth > MAX_DEPTH) this.fail('Exceeds depth limit for parsing')
    this.blanks()
    const char = this.text[this.at]
    if (char === undefined) throw new Unfinished('Unfinished JSON term')
    if (char === '{') return this.object(depth)
    if (char === '[') return this.array(depth)
    if (char === '"') return this.string()
    if (char === ']') this.fail("Unmatched ']'", this.at + 1)
    if (char === '}') this.fail("Unmatched '}'", this.at + 1)
    if (char === ',') this.fail("Expected value before ','", this.at + 1)
    if (char === ':') this.fail("':' not as part of an object", this.at + 1)
    return this.word()
  }

  private word(): Json {
    const start = this.at
    while (this.at < this.text.length && !/[\s[\]{},:"]/.test(this.text[this.at]!)) this.at++
    const word = this.text.slice(start, this.at)
    const named = ({ true: true, false: false, null: null } as Record<string, Json>)[word]
    if (named !== undefined && Object.hasOwn({ true: 1, false: 1, null: 1 }, word)) return named
    const number = parseNumber(word)
    if (number !== undefined) return number
    const isEnd = this.at >= this.text.length
    if (isEnd && this.isOpen) throw new Unfinished('')
    const kind = /^[tfn]/.test(word) ? 'Invalid literal' : 'Invalid numeric literal'
    return this.fail(kind, isEnd ? this.at : this.at + 1, isEnd)
  }

  private string(): string {
    const start = this.at
    let end = start + 1
    for (; this.text[end] !== '"'; end++) {
      if (end >= this.text.length) throw new Unfinished('Unfinished string')
      if (this.text[end] === '\\') end++
    }
    const inner = this.text.slice(start + 1, end)
    this.at = end + 1
    if (!inner.includes('\\')) return inner
    return inner.replace(/\\(u[0-9a-fA-F]{4}|u.{0,4}|[\s\S])/g, (whole, code: string) => {
      if (/^u[0-9a-fA-F]{4}$/.test(code)) return String.fromCharCode(Number.parseInt(code.slice(1), 16))
      if (code.startsWith('u')) this.fail('Invalid escape')
      const char = (
        { n: '\n', t: '\t', r: '\r', b: '\b', f: '\f', '/': '/', '\\': '\\', '"': '"' } as Record<
          string,
          string
        >
      )[code]
      return char ?? this.fail(`Invalid escape${whole ? '' : ''}`)
    })
  }

  private array(depth: number): Json[] {
    const out: Json[] = []
    this.at += 1
    for (;;) {
      this.blanks()
      if (this.text[this.at] === ']') {
        if (out.length > 0) this.fail("Expected value before ']'", this.at + 1)
        break
      }
      out.push(this.value(depth + 1))
      this.blanks()
      const char = this.text[this.at]
      if (char === undefined) throw new Unfinished('Unfinished JSON term')
      if (char === ']') break
      if (char !== ',') this.separator(char)
      this.at += 1
    }
    this.at += 1
    return out
  }

  private separator(char: string): never {
    if (char === ':') this.fail("':' not as part of an object", this.at + 1)
    if (char === '}') this.fail("Unmatched '}'", this.at + 1)
    const start = this.at
    // The word after it is read first.
    if (!'"[{'.includes(char)) this.word()
    const end = '"[{'.includes(char) ? start + 1 : this.at + 1
    return this.fail('Expected separator between values', end)
  }

  private object(depth: number): Json {
    const out = new Map<string, Json>()
    this.at += 1
    for (let first = true; ; first = false) {
      this.blanks()
      const start = this.text[this.at]
      if (start === undefined) throw new Unfinished('Unfinished JSON term')
      if (start === '}' && first) break
      if (start === '}') this.fail('Expected another key-value pair', this.at + 1)
      const key = this.value(depth + 1)
      this.blanks()
      const colon = this.text[this.at]
      if (colon === undefined) throw new Unfinished('Unfinished JSON term')
      if (colon === ':' && typeof key !== 'string') this.fail('Object keys must be strings', this.at + 1)
      if (colon !== ':') {
        if (colon === ',' || colon === '}') this.fail('Objects must consist of key:value pairs', this.at + 1)
        this.separator(colon)
      }
      this.at += 1
      this.blanks()
      if (this.text[this.at] === '}' || this.text[this.at] === ',') {
        this.fail(
          this.text[this.at] === '}'
            ? 'Objects must consist of key:value pairs'
            : "Expected value before ','",
          this.at + 1,
        )
      }
      out.set(key as string, this.value(depth + 1))
      this.blanks()
      const char = this.text[this.at]
      if (char === undefined) throw new Unfinished('Unfinished JSON term')
      if (char === '}') break
      if (char !== ',') this.separator(char)
      this.at += 1
    }
    this.at += 1
    return out
  }
}

class Unfinished extends Error {}

/** One value and nothing else. @throws JsonError */
export function parseJson(text: string): Json {
  const reader = new JsonReader(text, false)
  const value = reader.next()
  if (value === undefined) throw new JsonError('Expected JSON value')
  if (reader.next() !== undefined) throw new JsonError('Unexpected extra JSON values')
  return value
}
