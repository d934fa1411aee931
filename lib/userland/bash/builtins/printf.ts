import { type Builtin, usageError } from '@/lib/userland/bash/builtins/builtin'
import { joinBytes, unescapeText } from '@/lib/userland/bash/expansion/escapes'
import { quoteWord } from '@/lib/userland/bash/expansion/quote'
import { formatTime } from '@/lib/userland/bash/prompt'
import { getVariable, setVariable } from '@/lib/userland/bash/variables'
import { LIMITS, LimitError } from '@/lib/userland/kernel/limits'
import { byteLength } from '@/lib/userland/kernel/text'
import { type Directive as Conversion, integer, pad, real } from '@/lib/userland/tools/shared/conversions'

interface Directive extends Conversion {
  time: string | undefined
}

const FORM = /^%([-+ 0#']*)(\*|\d+)?(?:\.(\*|-?\d*))?(?:hh|[hlLqjzt]*)(?:\(([^)]*)\)T|([a-zA-Z%]))/

/** Formats as printf does; what is wrong with an argument is said, and the rest goes on. */
export class Formatter {
  readonly problems: string[] = []
  private at = 0
  private out = ''
  private stopped = false

  constructor(
    private readonly format: string,
    private readonly args: readonly string[],
    private readonly now: () => number,
    private readonly zone?: string,
  ) {}

  run(): string {
    do {
      const before = this.at
      this.round()
      if (this.at === before) break
    } while (this.at < this.args.length && !this.stopped)
    return joinBytes(this.out)
  }

  private next(): string | undefined {
    return this.args[this.at++]
  }

  private round() {
    const { format } = this
    for (let i = 0; i < format.length && !this.stopped; ) {
      if (format[i] === '\\') i += this.escape(format.slice(i, i + 12))
      else if (format[i] === '%') i += this.directive(format.slice(i))
      else {
        let end = i
        while (end < format.length && format[end] !== '\\' && format[end] !== '%') end += 1
        this.out += format.slice(i, end)
        i = end
      }
      if (this.out.length > LIMITS.text) throw new LimitError('text')
    }
  }

  private escape(rest: string): number {
    const length =
      /^\\(?:x[0-9A-Fa-f]{1,2}|u[0-9A-Fa-f]{1,4}|U[0-9A-Fa-f]{1,8}|[0-7]{1,3}|.|$)/s.exec(rest)?.[0].length ??
      1
    if (rest[1] === 'c') {
      this.stopped = true
      return length
    }
    this.out += unescapeText(rest.slice(0, length), 'format').text
    return length
  }

  private directive(rest: string): number {
    if (rest[1] === '%') {
      this.out += '%'
      return 2
    }
    const found = FORM.exec(rest)
    if (!found || !(found[4] !== undefined || 'diouxXeEfFgGaAscbqQ'.includes(found[5] ?? ''))) {
      const text = found?.[0] ?? rest.slice(0, 2)
      this.problems.push(
        found
          ? `\`${text.at(-1)}': invalid format character`
          : `\`%${rest.slice(1, 2)}': missing format character`,
      )
      this.stopped = true
      return rest.length
    }
    const [all, flags = '', width, precision, time, conversion = 'T'] = found
    const directive: Directive = { flags, width: 0, precision: undefined, conversion, time }
    directive.width = width === '*' ? this.integerArgument() : Number(width ?? 0)
    if (directive.width < 0) Object.assign(directive, { flags: `${flags}-`, width: -directive.width })
    if (precision !== undefined) {
      const given = precision === '*' ? this.integerArgument() : Number(precision || 0)
      directive.precision = given < 0 ? undefined : given
    }
    this.out += this.converted(directive)
    return all.length
  }

  private integerArgument(): number {
    return Number(this.number(this.next() ?? ''))
  }

  private text(directive: Directive, value: string): string {
    const { precision } = directive
    return pad(precision === undefined ? value : Array.from(value).slice(0, precision).join(''), directive)
  }

  private converted(directive: Directive): string {
    const { conversion } = directive
    if (directive.time !== undefined) {
      const given = this.next()
      const seconds = given === undefined || given === '' ? -1 : Number(this.number(given))
      const moment = seconds < 0 ? this.now() : seconds * 1000
      return pad(formatTime(moment, directive.time || '%X', this.zone), directive)
    }
    if (conversion === 's') return this.text(directive, this.next() ?? '')
    if (conversion === 'c') return pad(Array.from(this.next() ?? '')[0] ?? '', directive)
    if (conversion === 'q' || conversion === 'Q') return this.text(directive, quoteWord(this.next() ?? ''))
    if (conversion === 'b') {
      const { text, ended } = unescapeText(this.next() ?? '', 'echo')
      this.stopped ||= ended
      return this.text(directive, text)
    }
    const given = this.next()
    if ('diouxX'.includes(conversion)) return integer(this.number(given ?? ''), directive)
    return real(this.real(given ?? ''), directive)
  }

  private number(text: string): bigint {
    if (/^["']/.test(text)) return BigInt(text.codePointAt(1) ?? 0)
    const found = /^\s*([+-]?)(0[xX][0-9A-Fa-f]+|\d+)/.exec(text)
    const digits = found?.[2] ?? ''
    const octal = /^0\d/.test(digits) ? (/^0[0-7]+/.exec(digits)?.[0] ?? '0') : undefined
    const used = found ? found[0].length - digits.length + (octal ?? digits).length : 0
    if (text !== '' && used < text.length)
      this.problems.push(
        `${text}: invalid ${octal !== undefined && octal.length < digits.length ? 'octal ' : ''}number`,
      )
    if (!found) return 0n
    const size = BigInt(octal ? `0o${octal.slice(1) || '0'}` : digits)
    const value = found[1] === '-' ? -size : size
    const most = 2n ** 63n
    if (value < most && value >= -most) return value
    this.problems.push(`warning: ${text}: Numerical result out of range`)
    return value > 0n ? most - 1n : -most
  }

  private real(text: string): number {
    if (/^["']/.test(text)) return text.codePointAt(1) ?? 0
    const found =
      /^\s*[+-]?(?:inf(?:inity)?|nan|0[xX][0-9A-Fa-f]+|(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)/i.exec(text)
    if (text !== '' && (found?.[0].length ?? 0) < text.length) this.problems.push(`${text}: invalid number`)
    const shown = (found?.[0] ?? '0').trim().toLowerCase()
    if (shown.includes('inf')) return shown.startsWith('-') ? -Infinity : Infinity
    return shown.includes('nan') ? Number.NaN : Number(shown)
  }
}

const USAGE = 'printf [-v var] format [arguments]'

export const printf: Builtin = (sh, words) => {
  let at = 1
  let target: string | undefined
  if (words[at] === '-v') {
    target = words[at + 1]
    at += 2
    if (target === undefined) throw usageError('printf', '-v: option requires an argument', USAGE)
    if (!/^[A-Za-z_]\w*(\[.*\])?$/s.test(target)) {
      sh.warn(`printf: \`${target}': not a valid identifier`)
      return 2
    }
  }
  if (words[at] === '--') at += 1
  else if (/^-./.test(words[at] ?? ''))
    throw usageError('printf', `${words[at]?.slice(0, 2)}: invalid option`, USAGE)
  const format = words[at]
  if (format === undefined) {
    sh.write(2, `printf: usage: ${USAGE}\n`)
    return 2
  }
  const formatter = new Formatter(
    format,
    words.slice(at + 1),
    () => sh.process.machine.now(),
    getVariable(sh, 'TZ'),
  )
  const text = formatter.run()
  for (const problem of formatter.problems) {
    const [, bad] = /^(.*): invalid (?:octal )?number$/.exec(problem) ?? []
    sh.warn(sh.busybox && bad !== undefined ? `invalid number '${bad}'` : `printf: ${problem}`)
  }
  if (target === undefined) sh.print(text)
  else {
    const [, name = '', index] = /^([^[]*)(?:\[(.*)\])?$/s.exec(target) ?? []
    setVariable(sh, name, text, index === undefined ? {} : { index })
  }
  sh.spend(byteLength(text) >> 6)
  return formatter.problems.some((problem) => !problem.startsWith('warning')) ? 1 : 0
}
