/** Reads a sed script. Mirrors: GNU sed 4.9, with its words for what is wrong. Differs: `e` is refused. */

import { regexOf } from '@/lib/userland/tools/regex/regex'
import { PatternError, type SyntaxOptions } from '@/lib/userland/tools/regex/syntax'
import type {
  Address,
  Command,
  Pattern,
  Piece,
  Script,
  Source,
  Substitution,
} from '@/lib/userland/tools/sed/script'

/** A script that is refused; the message says where. */
export class ScriptError extends Error {
  code = 1
}

export interface ScriptOptions {
  extended: boolean
}

const CONTROL: Record<string, string> = { a: '\x07', f: '\f', t: '\t', v: '\v', r: '\r' }

/** `\t`, `\x41`, `\o101`, `\d065`, `\cX` at a backslash: the character and how long it is written. */
function escapeAt(text: string, at: number): [char: string, length: number] | undefined {
  const rest = text.slice(at + 1, at + 5)
  const control = Object.hasOwn(CONTROL, rest.charAt(0)) ? CONTROL[rest.charAt(0)] : undefined
  if (control) return [control, 2]
  const match = /^(?:x([0-9a-fA-F]{1,2})|o([0-7]{1,3})|d(\d{1,3})|c(.))/s.exec(rest)
  if (!match) return undefined
  const [whole, hex, octal, decimal, key] = match
  const code = hex
    ? Number.parseInt(hex, 16)
    : octal
      ? Number.parseInt(octal, 8)
      : decimal
        ? Number(decimal)
        : key!.toUpperCase().charCodeAt(0) ^ 64
  return [String.fromCharCode(code & 255), 1 + whole.length]
}

/** Characters that a pattern names by escapes, put in. */
function plainPattern(text: string): string {
  let out = ''
  let inBracket = false
  for (let at = 0; at < text.length; at++) {
    const char = text[at]!
    if (char === '\\') {
      const found = escapeAt(text, at)
      if (found) out += found[0]
      else if (inBracket && text[at + 1] === 'n') out += '\n'
      else if (inBracket) {
        out += char
        continue
      } else out += text.slice(at, at + 2)
      at += (found?.[1] ?? 2) - 1
      continue
    }
    if (char === '[' && !inBracket) {
      inBracket = true
      const start = /^\[\^?\]?/.exec(text.slice(at))![0]
      out += start
      at += start.length - 1
      continue
    }
    const posix = inBracket ? /^\[([:.=]).*?\1\]/s.exec(text.slice(at))?.[0] : undefined
    if (posix) {
      out += posix
      at += posix.length - 1
      continue
    }
    if (char === ']') inBracket = false
    out += char
  }
  return out
}

class Parser {
  private text: string
  private at = 0
  private readonly commands: Command[] = []
  private readonly blocks: number[] = []
  private quiet = false

  constructor(
    private readonly sources: readonly Source[],
    private readonly options: ScriptOptions,
  ) {
    this.text = sources.map((source) => source.text.replace(/\n$/, '')).join('\n')
  }

  /** Where in its source a place is, as sed says it. */
  private fail(message: string, at = this.at): never {
    let from = 0
    let expression = 0
    for (const [index, source] of this.sources.entries()) {
      const text = source.text.replace(/\n$/, '')
      if (source.file === undefined) expression += 1
      if (at > from + text.length && index < this.sources.length - 1) {
        from += text.length + 1
        continue
      }
      const where =
        source.file === undefined
          ? `-e expression #${expression}, char ${at - from}`
          : `file ${source.file} line ${text.slice(0, at - from).split('\n').length}`
      throw new ScriptError(`${where}: ${message}`)
    }
    throw new ScriptError(message)
  }

  private get char(): string | undefined {
    return this.text[this.at]
  }

  private skip(pattern: RegExp): string {
    const found = pattern.exec(this.text.slice(this.at))?.[0] ?? ''
    this.at += found.length
    return found
  }

  parse(): Script {
    if (/^#n(\n|$)/.test(this.sources[0]?.text ?? '')) this.quiet = true
    for (;;) {
      this.skip(/^[\s;]+/)
      if (this.char === undefined) break
      if (this.char === '#') {
        this.skip(/^.*/)
        continue
      }
      this.command()
    }
    if (this.blocks.length > 0) {
      this.at = 0
      this.fail("unmatched `{'")
    }
    this.resolve()
    return { commands: this.commands, quiet: this.quiet }
  }

  private resolve(): void {
    const labels = new Map(
      this.commands.flatMap((command, at) => (command.name === ':' ? [[command.text, at]] : [])),
    )
    for (const command of this.commands) {
      if (!/^[btT]$/.test(command.name)) continue
      const target = command.text === '' ? this.commands.length : labels.get(command.text)
      if (target === undefined) throw new ScriptError(`can't find label for jump to \`${command.text}'`)
      command.target = target
    }
  }

  private number(): number {
    return Number(this.skip(/^\d+/))
  }

  private address(isSecond: boolean): Address | undefined {
    const char = this.char ?? ''
    if (/\d/.test(char)) {
      const line = this.number()
      this.skip(/^ +(?=~)/)
      if (this.char !== '~' || isSecond) return { at: 'line', line }
      this.at += 1
      const step = this.number()
      return step > 0 ? { at: 'step', first: line, step } : { at: 'line', line }
    }
    if (char === '$') {
      this.at += 1
      return { at: 'last' }
    }
    if (char === '/' || char === '\\') {
      this.at += char === '/' ? 1 : 2
      const delimiter = this.text[this.at - 1] ?? ''
      const source = this.delimited(delimiter, true)
      if (source === undefined) this.fail('unterminated address regex')
      const flags = this.skip(/^[IM]*/)
      return { at: 'regex', pattern: this.pattern(source, flags) }
    }
    if (char === '+' || char === '~') {
      this.at += 1
      const count = this.number()
      if (!isSecond) this.fail('invalid usage of +N or ~N as first address')
      return char === '+' ? { at: 'plus', count } : { at: 'multiple', of: count }
    }
    return undefined
  }

  private pattern(source: string, flags: string): Pattern {
    const syntax: SyntaxOptions = {
      dialect: this.options.extended ? 'extended' : 'basic',
      ignoreCase: /[iI]/.test(flags),
      multiline: /[mM]/.test(flags),
    }
    if (source === '') return { source, syntax }
    const plain = plainPattern(source)
    try {
      regexOf(plain, syntax)
    } catch (error) {
      if (error instanceof PatternError) this.fail(error.message)
      throw error
    }
    return { source: plain, syntax }
  }

  /** What stands up to the delimiter, which is taken too; undefined when it never comes. */
  private delimited(delimiter: string, isPattern: boolean): string | undefined {
    let out = ''
    let inBracket = false
    for (; this.at < this.text.length; this.at++) {
      const char = this.text[this.at]!
      if (char === '\\') {
        const next = this.text[this.at + 1]
        if (next === undefined) break
        this.at += 1
        if (next === delimiter && !inBracket)
          out += isPattern && /[.*[\]^$+?(){}|]/.test(next) ? `\\${next}` : next
        else if (next === '\n' && isPattern) out += '\n'
        else if (inBracket && next === ']') {
          out += '\\]'
          inBracket = false
        } else out += `\\${next}`
        continue
      }
      if (char === delimiter && !inBracket) {
        this.at += 1
        return out
      }
      if (char === '\n' && isPattern && !inBracket) break
      if (isPattern && char === '[' && !inBracket) {
        // A bracket that is never closed is none to the search for the delimiter.
        const whole = /^\[\^?\]?(?:\[[:.=].*?[:.=]\]|[^\]\n])*\]/.exec(this.text.slice(this.at))
        inBracket = whole !== null
        const start = inBracket ? /^\[\^?\]?/.exec(this.text.slice(this.at))![0] : '['
        out += start
        this.at += start.length - 1
        continue
      }
      const posix = inBracket ? /^\[([:.=]).*?\1\]/.exec(this.text.slice(this.at))?.[0] : undefined
      if (posix) {
        out += posix
        this.at += posix.length - 1
        continue
      }
      if (char === ']') inBracket = false
      out += char
    }
    this.at = Math.min(this.at, this.text.length)
    return undefined
  }

  private command(): void {
    const from = this.address(false)
    let to: Address | undefined
    if (from) {
      this.skip(/^ +/)
      if (this.char === ',') {
        this.at += 1
        this.skip(/^ +/)
        to = this.address(true)
        if (!to) {
          this.at += 1
          this.fail("unexpected `,'")
        }
      }
      if (from.at === 'line' && from.line === 0 && to?.at !== 'regex') {
        this.at += 1
        this.fail('invalid usage of line address 0')
      }
    }
    this.skip(/^[ \t]+/)
    let negated = false
    while (this.char === '!') {
      this.at += 1
      if (negated) this.fail("multiple `!'s")
      negated = true
      this.skip(/^[ \t]+/)
    }
    const name = this.char
    if (name === undefined) this.fail('missing command')
    this.at += 1
    const command: Command = { name, negated, text: '', target: 0 }
    if (from) command.from = from
    if (to) command.to = to
    this.body(command)
  }

  private body(command: Command): void {
    const { name } = command
    if (name === '}') {
      const open = this.blocks.pop()
      if (open === undefined) this.fail("unexpected `}'")
      if (command.from) this.fail("} doesn't want any addresses")
      this.commands[open]!.target = this.commands.length
      this.end()
      return
    }
    if (name === '{') {
      this.blocks.push(this.commands.length)
      this.commands.push(command)
      return
    }
    if (!'=aicdDeFgGhHlnNpPqQrRstTbuvwWxyz:#'.includes(name) || name === 'u')
      this.fail(`unknown command: \`${name}'`)
    if (name === '#') this.fail("comments don't accept any addresses")
    if (name === ':' && command.from) this.fail(": doesn't want any addresses")
    if ('qQ'.includes(name) && command.to) this.fail('command only uses one address')
    this.commands.push(command)
    if ('aic'.includes(name)) command.text = this.insertedText()
    else if (':btT'.includes(name)) this.label(command)
    else if ('rRwW'.includes(name)) command.text = this.fileName()
    else if (name === 's') {
      command.substitution = this.substitution()
    } else if (name === 'y') {
      command.map = this.transliteration()
      this.end()
    } else {
      if ('qQlL'.includes(name)) {
        this.skip(/^[ \t]+/)
        if (/\d/.test(this.char ?? '')) command.number = this.number()
      }
      if (name === 'v') this.skip(/^[ \t]*[\d.]*/)
      if (name === 'e') this.fail('e command not supported')
      this.end()
    }
  }

  /** Nothing but the end of the command may follow. */
  private end(): void {
    this.skip(/^[ \t]+/)
    const { char } = this
    if (char === undefined || char === '}' || char === '#') return
    this.at += 1
    if (char !== ';' && char !== '\n') this.fail('extra characters after command')
  }

  private label(command: Command): void {
    this.skip(/^[ \t]+/)
    command.text = this.skip(command.name === ':' ? /^[^\s;]*/ : /^[^\s;]*/)
    if (command.name === ':' && command.text === '') this.fail('":" lacks a label')
  }

  private fileName(): string {
    this.skip(/^[ \t]+/)
    const name = this.skip(/^[^\n]*/)
    if (name === '') this.fail('missing filename in r/R/w/W commands')
    return name
  }

  private insertedText(): string {
    this.skip(/^[ \t]+/)
    if (this.char === undefined) this.fail("expected \\ after `a', `c' or `i'")
    if (this.char === '\\') {
      this.at += 1
      // `a\text`: blanks in front of the text are kept when a backslash stands before them.
      this.skip(/^[ \t]*\n/)
      if (this.char === undefined) return ''
    }
    let out = ''
    for (; this.char !== undefined && this.char !== '\n'; this.at++) {
      if (this.char !== '\\') {
        out += this.char
        continue
      }
      const found = escapeAt(this.text, this.at)
      if (found) {
        out += found[0]
        this.at += found[1] - 1
      } else {
        this.at += 1
        out += this.char ?? ''
      }
    }
    this.at += 1
    return `${out}\n`
  }

  private transliteration(): Map<string, string> {
    const delimiter = this.text[this.at++] ?? ''
    const unterminated = "unterminated `y' command"
    const read = () => {
      const text = this.delimited(delimiter, false)
      if (text === undefined) this.fail(unterminated)
      const chars: string[] = []
      for (let at = 0; at < text.length; at++) {
        const found = text[at] === '\\' ? escapeAt(text, at) : undefined
        if (found) {
          chars.push(found[0])
          at += found[1] - 1
        } else if (text[at] === '\\' && /[n\\]/.test(text[at + 1] ?? ''))
          chars.push(text[++at] === 'n' ? '\n' : '\\')
        else {
          const char = String.fromCodePoint(text.codePointAt(at)!)
          chars.push(char)
          at += char.length - 1
        }
      }
      return chars
    }
    const from = read()
    const to = read()
    if (from.length !== to.length) this.fail("strings for `y' command are different lengths")
    return new Map(from.map((char, at) => [char, to[at]!] as const).reverse())
  }

  private substitution(): Substitution {
    const delimiter = this.text[this.at++] ?? ''
    const source = this.delimited(delimiter, true)
    const replacement = source === undefined ? undefined : this.delimited(delimiter, false)
    if (source === undefined || replacement === undefined || delimiter === '')
      this.fail("unterminated `s' command")
    const out: Substitution = {
      pattern: { source: '', syntax: { dialect: 'basic' } },
      pieces: pieces(replacement, delimiter),
      global: false,
      print: 0,
      evaluate: false,
      number: 0,
    }
    const flags = this.flags(out)
    out.pattern = this.pattern(source, flags)
    const groups = source === '' ? 9 : regexOf(out.pattern.source, out.pattern.syntax).groups
    const used = Math.max(0, ...out.pieces.map((piece) => ('group' in piece ? piece.group : 0)))
    if (used > groups) this.fail(`invalid reference \\${used} on \`s' command's RHS`)
    return out
  }

  private flags(out: Substitution): string {
    let seen = ''
    for (;;) {
      const char = this.char
      if (char === undefined || /[}#]/.test(char)) return seen
      if (/[\n;]/.test(char)) {
        this.at += 1
        return seen
      }
      if (/\d/.test(char)) {
        if (out.number) this.fail("multiple number options to `s' command", this.at + 1)
        out.number = this.number()
        if (out.number === 0) this.fail("number option to `s' command may not be zero")
        continue
      }
      this.at += 1
      if (/[iImM]/.test(char)) seen += char
      else if (char === 'g') {
        if (out.global) this.fail("multiple `g' options to `s' command")
        out.global = true
      } else if (char === 'p') {
        if (out.print) this.fail("multiple `p' options to `s' command")
        out.print += 1
      } else if (char === 'w') {
        out.file = this.fileName()
        return seen
      } else if (!/[ \t\r]/.test(char)) this.fail("unknown option to `s'")
    }
  }
}

/** What replaces a match: text, groups, and what changes case. */
function pieces(text: string, delimiter: string): Piece[] {
  const out: Piece[] = []
  const add = (more: string) => {
    const last = out.at(-1)
    if (last && 'text' in last) last.text += more
    else out.push({ text: more })
  }
  for (let at = 0; at < text.length; at++) {
    const char = text[at]!
    if (char === '&') {
      out.push({ group: 0 })
      continue
    }
    if (char !== '\\') {
      add(char)
      continue
    }
    const next = text[at + 1] ?? ''
    const found = escapeAt(text, at)
    if (found && next !== delimiter) {
      add(found[0])
      at += found[1] - 1
      continue
    }
    at += 1
    if (/\d/.test(next)) out.push({ group: Number(next) })
    else if (/[ULEul]/.test(next)) out.push({ mode: next })
    else add(next === 'n' && delimiter !== 'n' ? '\n' : next)
  }
  return out
}

/** @throws ScriptError */
export const parseScript = (sources: readonly Source[], options: ScriptOptions): Script =>
  new Parser(sources, options).parse()
