/** What a running script of PHP has: where it runs, what it has said, and what went wrong. */
import type { ServerContext } from '@/lib/cluster/kubelet/images/context'
import { PhpFault } from '@/lib/cluster/kubelet/images/php/language/lexer'
import { PhpObject, type Value } from '@/lib/cluster/kubelet/images/php/language/values'

export type Sapi = 'fpm-fcgi' | 'apache2handler' | 'cli' | 'cli-server'

/** Where a script runs. */
export interface PhpHost {
  context: ServerContext
  version: string
  sapi: Sapi
  /** $_SERVER */
  server: Readonly<Record<string, string>>
  /** What getenv sees. */
  env: Readonly<Record<string, string>>
  argv?: readonly string[]
  /** The request's query, and its body. */
  query: string
  body: string
  /** Of php.ini. */
  settings: Readonly<Record<string, string>>
  folder: string
  /** May the script's user write there? */
  mayWrite(path: string): boolean
}

export interface PhpWrite {
  path: string
  /** undefined: the file goes. */
  text?: string
  append?: boolean
}

/** What came of a script. */
export interface PhpResult {
  status: number
  headers: Record<string, string>
  body: string
  /** The same in pieces, for who prints it while it sleeps: ms since the start. */
  pieces: { after: number; text: string }[]
  /** What it logged. */
  log: string[]
  writes: PhpWrite[]
  /** ms that it slept */
  took: number
  code: number
}

/** An exception on its way. */
export class Thrown extends Error {
  constructor(
    readonly object: PhpObject,
    readonly line: number,
  ) {
    super('thrown')
  }
}

/** `exit` */
export class Exited extends Error {}

/** What an exception is besides itself. */
const ABOVE: Readonly<Record<string, string>> = {
  Exception: 'Throwable',
  Error: 'Throwable',
  TypeError: 'Error',
  ValueError: 'Error',
  ArithmeticError: 'Error',
  DivisionByZeroError: 'ArithmeticError',
  ArgumentCountError: 'TypeError',
  RuntimeException: 'Exception',
  InvalidArgumentException: 'LogicException',
  LogicException: 'Exception',
  ErrorException: 'Exception',
  JsonException: 'Exception',
  PDOException: 'RuntimeException',
}

export const isClass = (name: string): boolean => Object.hasOwn(ABOVE, name)

export function isA(name: string, wanted: string): boolean {
  const bare = wanted.replace(/^\\/, '')
  for (
    let at: string | undefined = name;
    at !== undefined;
    at = Object.hasOwn(ABOVE, at) ? ABOVE[at] : undefined
  )
    if (at === bare) return true
  return false
}

/** Steps of one script: it ends as one does that takes longer than it may. */
const MOST_STEPS = 400_000
/** Units of text that it may say. */
const MOST_SAID = 2_000_000
const SECONDS = 30
/** Times that it may say something between sleeps: after that nobody hears of it. */
const MOST_PIECES = 2000

const LEVELS: Readonly<Record<string, string>> = {
  'Fatal error': 'PHP Fatal error',
  'Parse error': 'PHP Parse error',
  Warning: 'PHP Warning',
  Notice: 'PHP Notice',
}

export class Runtime {
  status = 200
  headers: Record<string, string> = {}
  readonly log: string[] = []
  readonly writes: PhpWrite[] = []
  took = 0
  code = 0
  /** The file that runs now. */
  file = ''
  line = 0
  /** Warnings are not shown: `@`. */
  silent = 0
  /** Random numbers so far. */
  drawn = 0
  readonly constants = new Map<string, Value>()
  private said = 0
  private readonly pieces: { after: number; text: string }[] = []
  private steps = 0

  constructor(readonly host: PhpHost) {}

  now(): number {
    return this.host.context.now() + this.took
  }

  say(text: string): void {
    this.said += text.length
    if (this.said > MOST_SAID)
      throw new PhpFault('Allowed memory size of 134217728 bytes exhausted', this.line)
    const last = this.pieces.at(-1)
    if (last && last.after === this.took) last.text += text
    else if (this.pieces.length >= MOST_PIECES) throw new Exited()
    else this.pieces.push({ after: this.took, text })
  }

  /** @throws PhpFault when it has done too much */
  spend(steps = 1): void {
    this.steps += steps
    if (this.steps <= MOST_STEPS) return
    this.steps = 0
    this.took += SECONDS * 1000
    throw new PhpFault(`Maximum execution time of ${SECONDS} seconds exceeded`, this.line)
  }

  /** @throws Thrown */
  fail(name: string, message: string, line = this.line): never {
    throw new Thrown(this.exception(name, message, 0, line), line)
  }

  exception(name: string, message: string, code: number, line: number): PhpObject {
    const props: [string, Value][] = [
      ['message', message],
      ['code', code],
      ['file', this.file],
      ['line', line],
    ]
    return new PhpObject(name, new Map(props))
  }

  warn(message: string, line = this.line): void {
    if (this.silent === 0) this.report('Warning', message, line)
  }

  private isOn(setting: string, usual: string): boolean {
    return !/^(0|off|no|false|stderr|)$/i.test(this.host.settings[setting] ?? usual)
  }

  private report(kind: string, message: string, line: number, file = this.file): void {
    const { sapi } = this.host
    const where = ` in ${file} on line ${line}`
    if (this.isOn('log_errors', '1')) this.log.push(`${LEVELS[kind]}:  ${message}${where}`)
    if (!this.isOn('display_errors', '1')) return
    const isHtml = sapi !== 'cli' && this.isOn('html_errors', '1')
    this.say(
      isHtml
        ? `<br />\n<b>${kind}</b>:  ${message} in <b>${file}</b> on line <b>${line}</b><br />\n`
        : `\n${kind}: ${message}${where}\n`,
    )
  }

  /** The script is over for this. */
  end(error: unknown): void {
    if (error instanceof Exited) return
    let [kind, message, line, file] = ['Fatal error', '', this.line, this.file]
    if (error instanceof Thrown) {
      const { name, props } = error.object
      line = Number(props.get('line') ?? 0)
      file = String(props.get('file') ?? file)
      const text = String(props.get('message') ?? '')
      message = `Uncaught ${name}${text === '' ? '' : `: ${text}`} in ${file}:${line}\nStack trace:\n#0 {main}\n  thrown`
    } else if (error instanceof PhpFault)
      [kind, message, line, file] = [error.kind, error.message, error.line, error.file ?? file]
    else throw error
    this.code = 255
    if (!this.isOn('display_errors', '1') && this.status === 200) this.status = 500
    this.report(kind, message, line, file)
  }

  result(): PhpResult {
    const { status, log, writes, took, code, pieces } = this
    const body = pieces.map(({ text }) => text).join('')
    return { status, headers: this.headers, body, pieces, log, writes, took, code }
  }
}
