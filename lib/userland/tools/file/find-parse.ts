/** The expressions of find, read once from its words. */

import { groupId, userId } from '@/lib/userland/tools/file/common'
import { parseMode } from '@/lib/userland/tools/file/modes'
import type { Io } from '@/lib/userland/tools/io'
import { calendarOf, DAY, momentOf, zoneOf } from '@/lib/userland/tools/shared/calendar'
import { parseDate } from '@/lib/userland/tools/shared/date-words'

/** `+n`, `-n` or `n`. */
export interface Count {
  sign: '+' | '-' | ''
  value: number
}

export type Expression =
  | { kind: 'and' | 'or' | 'comma'; left: Expression; right: Expression }
  | { kind: 'not'; of: Expression }
  | { kind: 'constant'; value: boolean }
  | { kind: 'name' | 'path' | 'link'; glob: string; ignoreCase: boolean }
  | { kind: 'regex'; pattern: string; ignoreCase: boolean; dialect: 'basic' | 'extended' }
  | { kind: 'type'; letters: string[]; followed: boolean }
  | { kind: 'size'; count: Count; unit: number }
  | { kind: 'number'; of: 'uid' | 'gid' | 'links' | 'inode' | 'depth'; count: Count }
  | { kind: 'age'; count: Count; unit: number; from: number }
  | { kind: 'newer'; than: number }
  | { kind: 'perm'; mode: number; how: '-' | '/' | '' }
  | { kind: 'access'; want: number }
  | { kind: 'same'; inode: number }
  | { kind: 'nobody'; of: 'user' | 'group' }
  | { kind: 'empty' | 'prune' | 'quit' | 'print' | 'print0' | 'ls' | 'delete' }
  | { kind: 'printf'; format: string }
  | { kind: 'exec'; words: string[]; folder: boolean; many: boolean; id: number; ask: boolean }

export interface FindQuery {
  paths: string[]
  expression: Expression
  minDepth: number
  maxDepth: number
  contentsFirst: boolean
  /** Links are followed: all, or only those of the command line. */
  follow: 'all' | 'given' | 'none'
  sameFileSystem: boolean
}

const SIZES: Record<string, number> = { c: 1, w: 2, b: 512, k: 1024, M: 1024 ** 2, G: 1024 ** 3 }

const ACTIONS = new Set(['print', 'print0', 'ls', 'delete', 'printf', 'exec'])

function hasAction(one: Expression): boolean {
  if ('left' in one) return hasAction(one.left) || hasAction(one.right)
  return one.kind === 'not' ? hasAction(one.of) : ACTIONS.has(one.kind)
}

class Parser {
  private at = 0
  private readonly query: Omit<FindQuery, 'paths' | 'expression'> = {
    minDepth: 0,
    maxDepth: Infinity,
    contentsFirst: false,
    follow: 'none',
    sameFileSystem: false,
  }
  private execs = 0
  private dialect: 'basic' | 'extended' = 'basic'
  private dayStart = false

  constructor(
    private readonly words: readonly string[],
    private readonly io: Io,
  ) {}

  private fail(message: string): never {
    return this.io.fail(message)
  }

  private get word(): string | undefined {
    return this.words[this.at]
  }

  private value(option: string): string {
    this.at += 1
    const value = this.words[this.at - 1]
    if (value === undefined)
      return this.fail(
        this.io.isBusybox ? `option requires an argument: ${option}` : `missing argument to \`${option}'`,
      )
    return value
  }

  private count(option: string): Count {
    const text = this.value(option)
    const match = /^([-+]?)(\d+(?:\.\d+)?)$/.exec(text)
    if (!match) return this.fail(`invalid argument \`${text}' to \`${option}'`)
    return { sign: match[1] as Count['sign'], value: Number(match[2]) }
  }

  private depth(option: string): number {
    const text = this.value(option)
    if (!/^\d+$/.test(text))
      return this.fail(
        `Expected a positive decimal integer argument to ${option}, but got ${this.io.quote(text)}`,
      )
    return Number(text)
  }

  read(): FindQuery {
    this.leading()
    const paths: string[] = []
    while (this.word !== undefined && !/^-.|^[(!),]$/.test(this.word)) {
      paths.push(this.word)
      this.at += 1
    }
    let expression: Expression = this.word === undefined ? { kind: 'constant', value: true } : this.comma()
    if (this.word === ')') this.fail("invalid expression; you have too many ')'")
    if (this.word !== undefined) this.misplaced(this.word)
    if (!hasAction(expression)) expression = { kind: 'and', left: expression, right: { kind: 'print' } }
    return { ...this.query, paths: paths.length > 0 ? paths : ['.'], expression }
  }

  private leading(): void {
    const FOLLOW = { '-L': 'all', '-H': 'given', '-P': 'none' } as const
    for (; this.word !== undefined && this.word in FOLLOW; this.at++)
      this.query.follow = FOLLOW[this.word as keyof typeof FOLLOW]
  }

  private misplaced(word: string): never {
    const before = this.words[this.at - 2]
    const hint =
      before?.endsWith('name') || before === '-path'
        ? `\nfind: possible unquoted pattern after predicate \`${before}'?`
        : ''
    return this.fail(`paths must precede expression: \`${word}'${hint}`)
  }

  private comma(): Expression {
    let left = this.or()
    while (this.word === ',') {
      this.at += 1
      left = { kind: 'comma', left, right: this.or() }
    }
    return left
  }

  private or(): Expression {
    let left = this.and()
    while (this.word === '-o' || this.word === '-or') {
      this.at += 1
      left = { kind: 'or', left, right: this.and() }
    }
    return left
  }

  private and(): Expression {
    let left = this.unary()
    for (;;) {
      const { word } = this
      if (word === undefined || word === ')' || word === ',' || word === '-o' || word === '-or') return left
      if (word === '-a' || word === '-and') this.at += 1
      left = { kind: 'and', left, right: this.unary() }
    }
  }

  private unary(): Expression {
    const { word } = this
    if (word === undefined)
      return this.fail('invalid expression; I was expecting to find a predicate, but there is none')
    this.at += 1
    if (word === '!' || word === '-not') return { kind: 'not', of: this.unary() }
    if (word === '(') {
      if (this.word === ')') return this.fail('invalid expression; empty parentheses are not allowed.')
      const inner = this.comma()
      if (this.word !== ')')
        return this.fail("invalid expression; I was expecting to find a ')' somewhere but did not see one.")
      this.at += 1
      return inner
    }
    if (!word.startsWith('-')) {
      this.at -= 1
      return this.misplaced(word)
    }
    return this.primary(word)
  }

  private primary(word: string): Expression {
    return (
      this.global(word) ??
      this.text(word) ??
      this.numeric(word) ??
      this.owner(word) ??
      this.action(word) ??
      this.fail(this.io.isBusybox ? `unrecognized: ${word}` : `unknown predicate \`${word}'`)
    )
  }

  private global(word: string): Expression | undefined {
    const { query } = this
    if (word === '-maxdepth') query.maxDepth = this.depth(word)
    else if (word === '-mindepth') query.minDepth = this.depth(word)
    else if (word === '-depth' || word === '-d') query.contentsFirst = true
    else if (word === '-xdev' || word === '-mount') query.sameFileSystem = true
    else if (word === '-follow') query.follow = 'all'
    else if (word === '-daystart') this.dayStart = true
    else if (word === '-regextype')
      this.dialect = /extended|egrep|awk/.test(this.value(word)) ? 'extended' : 'basic'
    else if (!/^-(?:true|warn|nowarn|noleaf|ignore_readdir_race|noignore_readdir_race)$/.test(word))
      return word === '-false' ? { kind: 'constant', value: false } : undefined
    return { kind: 'constant', value: true }
  }

  private text(word: string): Expression | undefined {
    const match = /^-(i?)(name|path|wholename|lname|regex)$/.exec(word)
    if (match) {
      const ignoreCase = match[1] === 'i'
      const value = this.value(word)
      if (match[2] === 'regex') return { kind: 'regex', pattern: value, ignoreCase, dialect: this.dialect }
      const kind = match[2] === 'name' ? 'name' : match[2] === 'lname' ? 'link' : 'path'
      return { kind, glob: value, ignoreCase }
    }
    if (word !== '-type' && word !== '-xtype') return undefined
    const letters = this.value(word).split(',')
    const wrong = letters.find((letter) => !/^[bcdpflsD]$/.test(letter))
    if (wrong !== undefined) this.fail(`Unknown argument to ${word}: ${wrong}`)
    return { kind: 'type', letters, followed: word === '-xtype' }
  }

  private numeric(word: string): Expression | undefined {
    const NUMBERS = { '-uid': 'uid', '-gid': 'gid', '-links': 'links', '-inum': 'inode' } as const
    if (word in NUMBERS)
      return { kind: 'number', of: NUMBERS[word as keyof typeof NUMBERS], count: this.count(word) }
    if (word === '-size') return this.size()
    const age = /^-[amc](time|min)$/.exec(word)
    if (age) {
      const days = age[1] === 'time'
      return { kind: 'age', count: this.count(word), unit: days ? DAY : 60_000, from: this.start() }
    }
    if (word === '-empty') return { kind: 'empty' }
    if (word === '-perm') return this.permissions()
    const ACCESS = { '-readable': 4, '-writable': 2, '-executable': 1 } as const
    return word in ACCESS ? { kind: 'access', want: ACCESS[word as keyof typeof ACCESS] } : undefined
  }

  private start(): number {
    const { machine, env } = this.io.process
    if (!this.dayStart) return machine.now()
    const zone = zoneOf(env.TZ)
    const today = calendarOf(machine.now(), zone)
    return momentOf({ ...today, hour: 0, minute: 0, second: 0, ms: 0 }, zone) + DAY
  }

  private size(): Expression {
    const text = this.value('-size')
    const match = /^([-+]?)(\d+)([cwbkMG]?)$/.exec(text)
    if (!match) return this.fail(`invalid -size type \`${text.slice(-1)}'`)
    const count = { sign: match[1] as Count['sign'], value: Number(match[2]) }
    return { kind: 'size', count, unit: SIZES[match[3] || 'b'] ?? 512 }
  }

  private permissions(): Expression {
    const text = this.value('-perm')
    const how = /^[-/]/.test(text) ? (text[0] as '-' | '/') : ''
    const mode = parseMode(text.slice(how.length), 0, 0, false)
    return mode === undefined ? this.fail(`invalid mode ${this.io.quote(text)}`) : { kind: 'perm', mode, how }
  }

  private owner(word: string): Expression | undefined {
    const { process } = this.io
    if (word === '-nouser' || word === '-nogroup')
      return { kind: 'nobody', of: word === '-nouser' ? 'user' : 'group' }
    if (word === '-user' || word === '-group') {
      const name = this.value(word)
      const isUser = word === '-user'
      const id = isUser ? userId(process, name) : groupId(process, name)
      if (id === undefined)
        return this.fail(
          `${this.io.quote(name)} is not the name of ${isUser ? 'a known user' : 'an existing group'}`,
        )
      return { kind: 'number', of: isUser ? 'uid' : 'gid', count: { sign: '', value: id } }
    }
    if (word === '-samefile') return { kind: 'same', inode: this.file(word).inode }
    if (/^-newer[amcB]t$/.test(word)) {
      const text = this.value(word)
      const than = parseDate(text, process.machine.now(), zoneOf(process.env.TZ))
      if (than === undefined)
        return this.fail(`I cannot figure out how to interpret ${this.io.quote(text)} as a date or time`)
      return { kind: 'newer', than }
    }
    return /^-(?:newer(?:[amcB]{2})?|[ac]newer)$/.test(word)
      ? { kind: 'newer', than: this.file(word).mtime }
      : undefined
  }

  private file(word: string) {
    const name = this.value(word)
    return this.io.process.files.stat(name) ?? this.fail(`${this.io.quote(name)}: No such file or directory`)
  }

  private action(word: string): Expression | undefined {
    switch (word) {
      case '-print':
      case '-print0':
      case '-ls':
      case '-prune':
      case '-quit':
        return { kind: word.slice(1) as 'print' }
      case '-delete':
        this.query.contentsFirst = true
        return { kind: 'delete' }
      case '-printf':
        return { kind: 'printf', format: this.value(word) }
      case '-exec':
      case '-execdir':
      case '-ok':
        return this.exec(word)
      default:
        return undefined
    }
  }

  private exec(word: string): Expression {
    const words: string[] = []
    for (;;) {
      const next = this.words[this.at]
      if (next === undefined) return this.fail(`missing argument to \`${word}'`)
      this.at += 1
      if (next === ';' || (next === '+' && words.at(-1) === '{}')) {
        if (words.length === 0) return this.fail(`invalid argument \`;' to \`${word}'`)
        return {
          kind: 'exec',
          words,
          folder: word === '-execdir',
          many: next === '+',
          id: this.execs++,
          ask: word === '-ok',
        }
      }
      words.push(next)
    }
  }
}

export const readFind = (words: readonly string[], io: Io): FindQuery => new Parser(words, io).read()
