/** Reads an awk program. Mirrors: POSIX awk, with what people use of gawk's. */
import type { AwkFunction, AwkProgram, Expr, Rule, Statement } from '@/lib/userland/tools/awk/ast'
import { ExpressionParser } from '@/lib/userland/tools/awk/expression-parser'

/** Rules, functions and the statements in them. */
class Parser extends ExpressionParser {
  program(): AwkProgram {
    const rules: Rule[] = []
    const functions: AwkFunction[] = []
    for (this.terminators(); this.token.kind !== 'end'; this.terminators()) {
      if (this.accept('function')) functions.push(this.definition())
      else rules.push(this.rule())
    }
    return { rules, functions }
  }

  private definition(): AwkFunction {
    const { kind, text: name } = this.advance()
    if (kind !== 'name' && kind !== 'call') this.fail()
    this.expect('(')
    const params: string[] = []
    while (!this.accept(')')) {
      if (this.token.kind !== 'name') this.fail()
      params.push(this.advance().text)
      if (!this.is(')')) this.expect(',')
      this.newlines()
    }
    this.newlines()
    return { name, params, body: this.block() }
  }

  private rule(): Rule {
    if (this.is('BEGIN') || this.is('END')) {
      const kind = this.advance().text as 'BEGIN'
      if (!this.is('{')) this.fail()
      return { kind, pattern: undefined, to: undefined, action: this.block() }
    }
    const pattern = this.is('{') ? undefined : this.expression()
    let to: Expr | undefined
    if (pattern && this.accept(',')) {
      this.newlines()
      to = this.expression()
    }
    return { kind: 'main', pattern, to, action: this.is('{') ? this.block() : undefined }
  }

  private block(): Statement {
    this.expect('{')
    const of: Statement[] = []
    for (this.terminators(); !this.accept('}'); this.terminators()) {
      if (this.token.kind === 'end') this.fail()
      of.push(this.statement())
    }
    return { type: 'block', of }
  }

  /** A simple statement ends at a newline, `;` or before `}`. */
  private end(): void {
    if (this.token.kind === 'newline' || this.is(';')) this.advance()
    else if (!this.is('}') && this.token.kind !== 'end') this.fail()
  }

  private body(): Statement {
    this.newlines()
    if (this.accept(';')) return { type: 'block', of: [] }
    return this.statement()
  }

  private statement(): Statement {
    this.enter()
    try {
      return this.statementInside()
    } finally {
      this.leave()
    }
  }

  private statementInside(): Statement {
    if (this.is('{')) return this.block()
    if (this.accept(';')) return { type: 'block', of: [] }
    if (this.accept('if')) {
      const test = this.parenthesized()
      const then = this.body()
      this.terminators()
      if (this.accept('else')) return { type: 'if', test, then, else: this.body() }
      return { type: 'if', test, then, else: undefined }
    }
    if (this.accept('while')) {
      const test = this.parenthesized()
      if (this.accept(';')) return { type: 'while', test, body: { type: 'block', of: [] } }
      return { type: 'while', test, body: this.body() }
    }
    if (this.accept('do')) {
      const body = this.body()
      this.terminators()
      this.expect('while')
      const test = this.parenthesized()
      this.end()
      return { type: 'do', test, body }
    }
    if (this.accept('for')) return this.forLoop()
    const simple = this.simple()
    this.end()
    return simple
  }

  private parenthesized(): Expr {
    this.expect('(')
    const test = this.free(() => this.expression())
    this.expect(')')
    return test
  }

  private forLoop(): Statement {
    this.expect('(')
    let init: Statement | undefined
    if (!this.is(';')) {
      this.noIn = true
      init = this.simple()
      this.noIn = false
      if (init.type === 'expression' && init.of.type === 'var' && this.accept('in')) {
        const variable = init.of
        const name = this.advance().text
        this.expect(')')
        return { type: 'forIn', variable, name, body: this.body() }
      }
    }
    this.expect(';')
    this.newlines()
    const test = this.is(';') ? undefined : this.expression()
    this.expect(';')
    this.newlines()
    const step = this.is(')') ? undefined : this.simple()
    this.expect(')')
    if (this.accept(';')) return { type: 'for', init, test, step, body: { type: 'block', of: [] } }
    return { type: 'for', init, test, step, body: this.body() }
  }

  private simple(): Statement {
    const { text, kind } = this.token
    if (kind === 'keyword') {
      switch (text) {
        case 'print':
        case 'printf':
          this.advance()
          return this.output(text)
        case 'next':
        case 'nextfile':
        case 'break':
        case 'continue':
          this.advance()
          return { type: text }
        case 'exit':
        case 'return':
          this.advance()
          return { type: text, value: this.atEnd ? undefined : this.expression() }
        case 'delete': {
          this.advance()
          const name = this.advance().text
          if (!this.accept('[')) return { type: 'delete', name, subscripts: undefined }
          const subscripts = this.free(() => this.list(']'))
          return { type: 'delete', name, subscripts }
        }
      }
    }
    return { type: 'expression', of: this.expression() }
  }

  private output(type: 'print' | 'printf'): Statement {
    let args: Expr[] = []
    this.noGreater = true
    if (!this.atEnd && !this.is('>') && !this.is('>>') && !this.is('|')) {
      args = [this.expression()]
      while (this.accept(',')) {
        this.newlines()
        args.push(this.expression())
      }
    }
    const [only] = args
    if (args.length === 1 && only?.type === 'group') args = only.of
    let redirect: string | undefined
    let to: Expr | undefined
    if (this.is('>') || this.is('>>') || this.is('|')) {
      redirect = this.advance().text
      to = this.concatenation()
    }
    this.noGreater = false
    return { type, args, redirect, to }
  }
}

/** @throws AwkSyntaxError */
export const parseAwk = (source: string): AwkProgram => new Parser(source).program()
