import { DEEPEST, type Token, Tokens, TooDeep, Unclosed, Unexpected } from '@/lib/userland/bash/syntax/tokens'

const RESERVED = new Set(['then', 'else', 'elif', 'fi', 'do', 'done', 'esac', '}', 'in'])
/** Reserved words that end a list. */
export const ENDS = new Set(['then', 'else', 'elif', 'fi', 'do', 'done', 'esac', '}'])
const REDIRECTIONS = new Set(['<', '>', '>>', '<<', '<<-', '<<<', '<&', '>&', '<>', '>|', '&>', '&>>'])

/** Bash's grammar, only to find the token that does not fit. */
export class Grammar {
  private token: Token
  private readonly tokens: Tokens
  /** Where the command begins that is read. */
  begun = 0

  constructor(source: string) {
    this.tokens = new Tokens(source)
    this.token = this.tokens.next()
  }

  get unfinished() {
    return this.tokens.unfinished
  }

  private next() {
    this.token = this.tokens.next()
  }

  private is(text: string) {
    return this.token.text === text && this.token.kind !== 'newline'
  }

  private kind(): Token['kind'] {
    return this.token.kind
  }

  private fail(expecting?: string): never {
    throw new Unexpected(this.token, expecting)
  }

  private expect(text: string) {
    if (!this.is(text)) this.fail(text)
    this.next()
  }

  private newlines() {
    while (this.token.kind === 'newline') this.next()
  }

  script() {
    this.newlines()
    while (this.token.kind !== 'end') {
      this.begun = this.token.pos
      this.andOr()
      if (this.token.kind === 'newline') this.newlines()
      else if (this.is(';') || this.is('&')) {
        this.next()
        this.newlines()
      } else if (this.kind() !== 'end') this.fail()
    }
  }

  private andOr() {
    this.pipeline()
    while (this.is('&&') || this.is('||')) {
      this.next()
      this.newlines()
      this.pipeline()
    }
  }

  private pipeline() {
    while (this.is('!') || this.is('time')) {
      const isTime = this.is('time')
      this.next()
      if (isTime && this.is('-p')) this.next()
      if (isTime && this.token.kind !== 'word' && !this.is('(')) return
    }
    this.command()
    while (this.is('|') || this.is('|&')) {
      this.next()
      this.newlines()
      this.command()
    }
  }

  /** Commands up to one of these words. */
  private list(...ends: string[]) {
    this.newlines()
    do {
      if (this.kind() === 'end') this.fail(ends[0])
      this.andOr()
      if (this.is(';') || this.is('&')) {
        this.next()
        this.newlines()
      } else if (this.token.kind === 'newline') this.newlines()
      else break
    } while (!ends.some((end) => this.is(end)))
  }

  private depth = 0

  private command() {
    if (this.depth++ > DEEPEST) throw new TooDeep()
    this.commandAt()
    this.depth -= 1
  }

  private commandAt() {
    const { kind, text } = this.token
    if (kind === 'end' || kind === 'newline') this.fail()
    if (kind === 'operator') {
      if (text === '(') return this.subshell()
      if (REDIRECTIONS.has(text)) return this.simple()
      this.fail()
    }
    if (ENDS.has(text)) this.fail()
    const compound = this.compounds[text]
    if (!compound) return this.simple()
    compound()
    this.redirections()
  }

  private readonly compounds: Record<string, () => void> = {
    if: () => {
      this.next()
      this.list('then')
      this.expect('then')
      this.list('fi', 'else', 'elif')
      while (this.is('elif')) {
        this.next()
        this.list('then')
        this.expect('then')
        this.list('fi', 'else', 'elif')
      }
      if (this.is('else')) {
        this.next()
        this.list('fi')
      }
      this.expect('fi')
    },
    while: () => this.loop(),
    until: () => this.loop(),
    for: () => this.forLoop(),
    select: () => this.forLoop(),
    case: () => this.cases(),
    '{': () => {
      this.next()
      this.list('}')
      this.expect('}')
    },
    function: () => {
      this.next()
      this.next()
      if (this.is('(')) {
        this.next()
        this.expect(')')
      }
      this.newlines()
      this.command()
    },
    '[[': () => this.test(),
  }

  private loop() {
    this.next()
    this.list('do')
    this.body()
  }

  private body() {
    this.expect('do')
    this.list('done')
    this.expect('done')
  }

  private forLoop() {
    this.next()
    if (this.is('(')) this.arithmetic()
    else {
      if (this.token.kind !== 'word') this.fail()
      this.next()
      this.newlines()
      if (this.is('in')) {
        this.next()
        while (this.token.kind === 'word') this.next()
        if (!this.is(';') && this.token.kind !== 'newline') this.fail()
      }
    }
    if (this.is(';')) this.next()
    this.newlines()
    if (this.is('{')) this.command()
    else this.body()
  }

  /** `((`: up to the closing brackets. */
  private arithmetic() {
    let depth = 0
    do {
      if (this.is('(')) depth += 1
      if (this.is(')')) depth -= 1
      if (this.kind() === 'end') throw new Unclosed(')', this.begun)
      this.next()
    } while (depth > 0)
  }

  private cases() {
    this.next()
    if (this.token.kind !== 'word') this.fail()
    this.next()
    this.newlines()
    this.expect('in')
    this.newlines()
    while (!this.is('esac')) {
      if (this.is('(')) this.next()
      if (this.token.kind !== 'word') this.fail()
      this.next()
      while (this.is('|')) {
        this.next()
        if (this.token.kind !== 'word') this.fail()
        this.next()
      }
      this.expect(')')
      this.newlines()
      if (!this.is(';;') && !this.is('esac') && !this.is(';&') && !this.is(';;&'))
        this.list(';;', ';&', ';;&', 'esac')
      if (this.is(';;') || this.is(';&') || this.is(';;&')) this.next()
      else if (!this.is('esac')) this.fail()
      this.newlines()
    }
    this.next()
  }

  private test() {
    this.next()
    let words = 0
    while (!this.is(']]')) {
      if (this.kind() === 'end' || this.is(';')) this.fail()
      if (++words > 10_000) return
      this.next()
    }
    this.next()
  }

  private subshell() {
    this.next()
    if (this.is('(')) return this.arithmeticRest()
    this.list(')')
    this.expect(')')
    this.redirections()
  }

  private arithmeticRest() {
    this.arithmetic()
    this.expect(')')
    this.redirections()
  }

  private redirections() {
    while (
      REDIRECTIONS.has(this.token.text) ||
      (this.token.kind === 'word' && /^\d+$/.test(this.token.text))
    ) {
      const number = this.token.kind === 'word'
      this.next()
      if (number && !REDIRECTIONS.has(this.token.text)) this.fail()
      if (!number) this.target()
    }
    if (this.token.kind === 'word' && !RESERVED.has(this.token.text)) this.fail()
  }

  private target() {
    if (this.token.kind !== 'word') this.fail()
    this.next()
  }

  private simple() {
    let words = 0
    for (;;) {
      const { kind, text } = this.token
      if (kind === 'word') {
        this.next()
        words += 1
        if (words === 1 && this.is('(')) return this.definition()
      } else if (kind === 'operator' && REDIRECTIONS.has(text)) {
        this.next()
        if (text !== '<<' && text !== '<<-') this.target()
      } else if (this.is('(')) this.fail()
      else return
    }
  }

  private definition() {
    this.next()
    this.expect(')')
    this.newlines()
    if (!this.is('(') && !Object.hasOwn(this.compounds, this.token.text)) this.fail()
    this.command()
  }
}
