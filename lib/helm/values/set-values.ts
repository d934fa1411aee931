/**
 * `--set a.b[0]=c,d={x,y}`.
 * Mirrors: Helm's strvals: a backslash takes a character as it is, `null` takes a default away, numbers and booleans
 * are read unless all is to be text.
 */
import { HelmError } from '@/lib/helm/errors'
import { isMap, type JsonMap, quote } from '@/lib/kubectl/go-format'

/** What a value's text stands for. */
type Read = (text: string) => unknown

const MAX_INDEX = 65_536
const MAX_DEPTH = 30

/** true, false, null and numbers for what they are; a leading zero makes a text. */
export function typed(text: string): unknown {
  const lower = text.toLowerCase()
  if (lower === 'true' || lower === 'false') return lower === 'true'
  if (lower === 'null') return null
  if (text === '0') return 0n
  return /^[+-]?[1-9]\d{0,18}$/.test(text) ? BigInt(text.replace(/^\+/, '')) : text
}

class SetParser {
  private at = 0

  constructor(
    private readonly source: string,
    private readonly read: Read,
    private readonly json: boolean,
  ) {}

  into(values: JsonMap): void {
    while (this.at < this.source.length) this.key(values, 0)
  }

  /** Text up to one of the characters, without the backslashes, and which one it was. */
  private until(stops: string): { text: string; stop: string | undefined } {
    let text = ''
    for (; this.at < this.source.length; this.at++) {
      const char = this.source[this.at] ?? ''
      if (char === '\\' && this.at + 1 < this.source.length) text += this.source[++this.at]
      else if (stops.includes(char)) {
        this.at += 1
        return { text, stop: char }
      } else text += char
    }
    return { text, stop: undefined }
  }

  private key(values: JsonMap, depth: number): void {
    const { text: key, stop } = this.until('=[,.')
    const put = (value: unknown) => {
      if (key !== '') values[key] = value
    }
    if (stop === undefined) {
      if (key !== '') throw new HelmError(`key ${quote(key)} has no value`)
    } else if (stop === ',') {
      put('')
      throw new HelmError(`key ${quote(key)} has no value (cannot end with ,)`)
    } else if (stop === '=') put(this.value())
    else if (stop === '[') {
      const index = this.index()
      const list = Array.isArray(values[key]) ? [...(values[key] as unknown[])] : []
      put(this.item(list, index, depth))
    } else {
      if (depth + 1 > MAX_DEPTH)
        throw new HelmError(
          `value name nested level is greater than maximum supported nested level of ${MAX_DEPTH}`,
        )
      const found = values[key]
      if (found !== undefined && found !== null && !isMap(found))
        throw new HelmError(
          `unable to parse key: interface conversion: interface {} is ${typeof found}, not map[string]interface {}`,
        )
      const inner = isMap(found) ? found : {}
      this.key(inner, depth + 1)
      if (Object.keys(inner).length === 0) throw new HelmError(`key map ${quote(key)} has no value`)
      put(inner)
    }
  }

  private index(): number {
    const { text, stop } = this.until(']')
    if (stop === undefined) throw new HelmError('error parsing index: EOF')
    if (!/^[+-]?\d+$/.test(text))
      throw new HelmError(`error parsing index: strconv.Atoi: parsing ${quote(text)}: invalid syntax`)
    return Number(text)
  }

  private item(list: unknown[], index: number, depth: number): unknown[] {
    if (index < 0) throw new HelmError(`negative ${index} index not allowed`)
    if (index > MAX_INDEX)
      throw new HelmError(`index of ${index} is greater than maximum supported index of ${MAX_INDEX}`)
    const { text, stop } = this.until('[.=')
    if (text !== '') throw new HelmError(`unexpected data at end of array index: ${quote(text)}`)
    const found = list[index]
    while (list.length < index) list.push(null)
    if (stop === '=') list[index] = this.value()
    else if (stop === '[') {
      const next = this.index()
      list[index] = this.item(Array.isArray(found) ? [...found] : [], next, depth)
    } else if (stop === '.') {
      const inner = isMap(found) ? found : {}
      this.key(inner, depth)
      list[index] = inner
    }
    return list
  }

  private value(): unknown {
    if (this.json) return this.jsonValue()
    if (this.source[this.at] !== '{') return this.read(this.until(',').text)
    this.at += 1
    const list: unknown[] = []
    for (;;) {
      const { text, stop } = this.until(',}')
      if (stop === undefined) throw new HelmError("list must terminate with '}'")
      if (stop === '}') {
        if (this.source[this.at] === ',') this.at += 1
        if (text !== '' || list.length > 0) list.push(this.read(text))
        return list
      }
      list.push(this.read(text))
    }
  }

  /** The longest JSON value that begins here, and the comma behind it. */
  private jsonValue(): unknown {
    const rest = this.source.slice(this.at)
    if (rest.trim() === '' || rest.trimStart().startsWith(',')) {
      this.at += rest.trim() === '' ? rest.length : rest.indexOf(',') + 1
      return null
    }
    for (let end = rest.length; end > 0; end = rest.lastIndexOf(',', end - 1)) {
      try {
        const value: unknown = JSON.parse(rest.slice(0, end))
        this.at += end + 1
        return value
      } catch {
        if (rest.lastIndexOf(',', end - 1) < 0) break
      }
    }
    throw new HelmError('invalid JSON')
  }
}

/** Sets what a flag says into the values. @throws HelmError */
export function setValues(source: string, values: JsonMap, read: Read = typed): void {
  new SetParser(source, read, false).into(values)
}

export function setJsonValues(source: string, values: JsonMap): void {
  new SetParser(source, typed, true).into(values)
}

/** `--set-literal`: all behind the first `=` is the value. */
export function setLiteral(source: string, values: JsonMap): void {
  const equals = source.indexOf('=')
  if (equals < 0) throw new HelmError(`key ${quote(source)} has no value`)
  const value = source.slice(equals + 1)
  new SetParser(`${source.slice(0, equals)}=`, () => value, false).into(values)
}
