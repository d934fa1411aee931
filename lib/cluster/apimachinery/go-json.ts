/**
 * Where a JSON value of a stream ends, or what is wrong with it in the words of Go's decoder.
 * Mirrors: encoding/json's scanner.
 */

import { utf8Bytes } from '@/lib/cluster/apimachinery/base64'
import { jsonKind } from '@/lib/cluster/apimachinery/json-patch'
import { LIMITS } from '@/lib/cluster/sim/limits'

/** A value that Go's decoder would refuse: `reason` is what the error says of it, without the place. */
class JsonSyntaxError extends Error {
  constructor(
    readonly reason: string,
    offset?: number,
  ) {
    super(offset === undefined ? reason : `json: offset ${offset}: ${reason}`)
  }
}

const BLANK = /[ \t\r\n]/

function quoteChar(char: string): string {
  if (char === "'") return `'\\''`
  if (char === '"') return `'"'`
  return `'${JSON.stringify(char).slice(1, -1)}'`
}

class Scanner {
  private depth = 0

  constructor(
    private readonly text: string,
    public at: number,
  ) {}

  fail(context: string): never {
    const char = this.text.codePointAt(this.at)
    if (char === undefined) throw new JsonSyntaxError('unexpected EOF')
    const offset = utf8Bytes(this.text.slice(0, this.at)).length + 1
    throw new JsonSyntaxError(`invalid character ${quoteChar(String.fromCodePoint(char))} ${context}`, offset)
  }

  blanks(): void {
    while (BLANK.test(this.text[this.at] ?? 'x')) this.at++
  }

  private string(): void {
    for (this.at++; this.text[this.at] !== '"'; this.at++) {
      const char = this.text[this.at]
      if (char === undefined || char < ' ') this.fail('in string literal')
      if (char !== '\\') continue
      this.at++
      const escaped = this.text[this.at] ?? ''
      if (escaped === '' || !'bfnrt\\/"u'.includes(escaped)) this.fail('in string escape code')
      if (escaped === 'u') this.hexDigits()
    }
    this.at++
  }

  private hexDigits(): void {
    for (let count = 0; count < 4; count++) {
      this.at++
      if (!/[0-9a-fA-F]/.test(this.text[this.at] ?? '')) this.fail('in \\u hexadecimal character escape')
    }
  }

  private digits(context: string): void {
    if (!/\d/.test(this.text[this.at] ?? '')) this.fail(context)
    while (/\d/.test(this.text[this.at] ?? '')) this.at++
  }

  private number(): void {
    if (this.text[this.at] === '-') this.at++
    if (this.text[this.at] === '0') this.at++
    else this.digits('in numeric literal')
    if (this.text[this.at] === '.') {
      this.at++
      this.digits('after decimal point in numeric literal')
    }
    if (/[eE]/.test(this.text[this.at] ?? '')) {
      this.at++
      if (/[+-]/.test(this.text[this.at] ?? '')) this.at++
      this.digits('in exponent of numeric literal')
    }
  }

  private literal(word: string): void {
    for (const char of word) {
      if (this.text[this.at] !== char) this.fail(`in literal ${word} (expecting '${char}')`)
      this.at++
    }
  }

  /** What stands between the members of a list; true when the list goes on. */
  private separator(end: string, context: string): boolean {
    this.blanks()
    const char = this.text[this.at]
    if (char !== ',' && char !== end) this.fail(context)
    this.at++
    return char === ','
  }

  private object(): void {
    this.at++
    this.blanks()
    if (this.text[this.at] === '}') {
      this.at++
      return
    }
    do {
      this.blanks()
      if (this.text[this.at] !== '"') this.fail('looking for beginning of object key string')
      this.string()
      this.blanks()
      if (this.text[this.at] !== ':') this.fail('after object key')
      this.at++
      this.value()
    } while (this.separator('}', 'after object key:value pair'))
  }

  private array(): void {
    this.at++
    this.blanks()
    if (this.text[this.at] === ']') {
      this.at++
      return
    }
    do this.value()
    while (this.separator(']', 'after array element'))
  }

  private nested(read: () => void): void {
    this.depth++
    if (this.depth > LIMITS.nesting) throw new JsonSyntaxError('exceeded max depth')
    read()
    this.depth--
  }

  value(): void {
    this.blanks()
    const char = this.text[this.at] ?? ''
    if (char === '{') this.nested(() => this.object())
    else if (char === '[') this.nested(() => this.array())
    else if (char === '"') this.string()
    else if (char === 't') this.literal('true')
    else if (char === 'f') this.literal('false')
    else if (char === 'n') this.literal('null')
    else if (/[-\d]/.test(char)) this.number()
    else this.fail('looking for beginning of value')
  }
}

/**
 * The end of the JSON value that begins at `start`; undefined at the end of the stream.
 * @throws JsonSyntaxError `json: offset 12: invalid character '#' looking for …`
 */
export function jsonValueEnd(text: string, start: number): number | undefined {
  const scanner = new Scanner(text, start)
  scanner.blanks()
  if (scanner.at >= text.length) return undefined
  scanner.value()
  return scanner.at
}

/** What json.Unmarshal says of a text that is to be one object; undefined when it is one. */
export function jsonObjectProblem(text: string): string | undefined {
  const scanner = new Scanner(text, 0)
  try {
    scanner.blanks()
    scanner.value()
    scanner.blanks()
    if (scanner.at < text.length) scanner.fail('after top-level value')
  } catch (error) {
    if (!(error instanceof JsonSyntaxError)) throw error
    return error.reason === 'unexpected EOF' ? 'unexpected end of JSON input' : error.reason
  }
  const kind = jsonKind(JSON.parse(text))
  if (kind === 'object' || kind === 'null') return undefined
  return `json: cannot unmarshal ${kind} into Go value of type map[string]interface {}`
}
