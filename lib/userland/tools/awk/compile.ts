/**
 * Turns a program into instructions for the machine: so that it can stop in the middle of anything (a line
 * that has not come, a command that runs) with all that it knows in plain data.
 */
import type { AwkProgram, Statement } from '@/lib/userland/tools/awk/ast'
import { ExpressionCompiler } from '@/lib/userland/tools/awk/expression-compiler'
import type { Code } from '@/lib/userland/tools/awk/instruction'
import { AwkSyntaxError } from '@/lib/userland/tools/awk/lexer'
import { parseAwk } from '@/lib/userland/tools/awk/parse'

/** Rules, functions and the statements in them. */
class Compiler extends ExpressionCompiler {
  private loops: { breaks: number[]; continues: number[]; keyed: boolean }[] = []
  private ranges = 0

  compile(): Code {
    const functions = new Map<string, { at: number; params: number }>()
    for (const { name, params, body } of this.program.functions) {
      if (functions.has(name)) throw new AwkSyntaxError(`fatal: function name \`${name}' previously defined`)
      functions.set(name, { at: this.out.length, params: params.length })
      this.locals = params
      this.statement(body)
      this.emit({ op: 'push', value: '' })
      this.emit({ op: 'return' })
    }
    this.locals = []
    const section = (kind: 'BEGIN' | 'END' | 'main') => {
      const at = this.out.length
      for (const rule of this.program.rules) if (rule.kind === kind) this.rule(rule)
      this.emit({ op: 'done' })
      return at
    }
    const begin = section('BEGIN')
    const main = section('main')
    const end = section('END')
    for (const { op, ...rest } of this.out) {
      const name = 'name' in rest ? rest.name : ''
      if (op === 'call' && !functions.has(name)) {
        throw new AwkSyntaxError(`cmd. line:1: fatal: function \`${name}' not defined`)
      }
    }
    const has = (kind: string) => this.program.rules.some((rule) => rule.kind === kind)
    return {
      instructions: this.out,
      begin,
      main,
      end,
      hasMain: has('main'),
      hasEnd: has('END'),
      globals: this.globals,
      functions,
    }
  }

  private rule(rule: AwkProgram['rules'][number]): void {
    const jumps: number[] = []
    if (rule.pattern && rule.to) {
      const index = this.ranges++
      // Inside of the range the beginning is not looked at.
      const inside = this.emit({ op: 'range', index, to: 0 })
      this.expr(rule.pattern)
      jumps.push(this.emit({ op: 'jumpFalse', to: 0 }))
      this.here(inside)
      this.expr(rule.to)
      this.here(this.emit({ op: 'rangeEnd', index, to: 0 }))
    } else if (rule.pattern) {
      this.expr(rule.pattern)
      jumps.push(this.emit({ op: 'jumpFalse', to: 0 }))
    }
    if (rule.action) this.statement(rule.action)
    else this.emit({ op: 'print', count: 0, redirect: undefined })
    this.here(...jumps)
  }

  private loop(keyed: boolean, body: () => void): { breaks: number[]; continues: number[] } {
    const loop = { breaks: [], continues: [], keyed }
    this.loops.push(loop)
    body()
    this.loops.pop()
    return loop
  }

  private statement(node: Statement): void {
    switch (node.type) {
      case 'expression':
        this.expr(node.of)
        this.emit({ op: 'pop' })
        break
      case 'print':
      case 'printf':
        for (const arg of node.args) this.expr(arg)
        if (node.to) this.expr(node.to)
        this.emit({ op: node.type, count: node.args.length, redirect: node.redirect })
        break
      case 'block':
        for (const item of node.of) this.statement(item)
        break
      case 'if':
        this.choice(node)
        break
      case 'while':
      case 'do':
      case 'for':
        this.looping(node)
        break
      case 'forIn':
        this.keyLoop(node)
        break
      case 'break':
      case 'continue': {
        const loop = this.loops.at(-1)
        if (!loop)
          throw new AwkSyntaxError(`cmd. line:1: error: \`${node.type}' is not allowed outside a loop`)
        const jump = this.emit({ op: 'jump', to: 0 })
        ;(node.type === 'break' ? loop.breaks : loop.continues).push(jump)
        break
      }
      case 'next':
      case 'nextfile':
        this.emit({ op: node.type })
        break
      case 'exit':
        if (node.value) this.expr(node.value)
        this.emit({ op: 'exit', hasValue: node.value !== undefined })
        break
      case 'return':
        if (node.value) this.expr(node.value)
        else this.emit({ op: 'push', value: '' })
        this.emit({ op: 'return' })
        break
      case 'delete':
        if (node.subscripts) {
          this.subscript(node.subscripts)
          this.emit({ op: 'remove', ...this.element(node.name) })
        } else this.emit({ op: 'clear', ...this.place(node.name) })
    }
  }

  private looping(node: Extract<Statement, { type: 'while' | 'do' | 'for' }>): void {
    if (node.type === 'for' && node.init) this.statement(node.init)
    const start = this.out.length
    let exit: number | undefined
    if (node.type !== 'do' && node.test) {
      this.expr(node.test)
      exit = this.emit({ op: 'jumpFalse', to: 0 })
    }
    const loop = this.loop(false, () => this.statement(node.body))
    this.here(...loop.continues)
    if (node.type === 'for' && node.step) this.statement(node.step)
    if (node.type === 'do') {
      this.expr(node.test)
      this.emit({ op: 'jumpTrue', to: start })
    } else this.emit({ op: 'jump', to: start })
    this.here(...loop.breaks, ...(exit === undefined ? [] : [exit]))
  }

  private choice(node: Extract<Statement, { type: 'if' }>): void {
    this.expr(node.test)
    const no = this.emit({ op: 'jumpFalse', to: 0 })
    this.statement(node.then)
    const out = node.else ? this.emit({ op: 'jump', to: 0 }) : undefined
    this.here(no)
    if (node.else) this.statement(node.else)
    if (out !== undefined) this.here(out)
  }

  private keyLoop(node: Extract<Statement, { type: 'forIn' }>): void {
    this.emit({ op: 'keys', ...this.place(node.name) })
    const start = this.out.length
    const { place, slot } = this.lvalueTarget(node.variable)
    const exit = this.emit({ op: 'nextKey', place, slot, to: 0 })
    const loop = this.loop(true, () => this.statement(node.body))
    this.here(...loop.continues)
    this.emit({ op: 'jump', to: start })
    this.here(...loop.breaks)
    // A break leaves the keys that remain.
    if (loop.breaks.length > 0) this.emit({ op: 'pop' })
    this.here(exit)
    if (loop.breaks.length > 0) (this.out[exit] as { to: number }).to = this.out.length
  }
}

const known = new Map<string, Code>()

/** @throws AwkSyntaxError */
export function compileAwk(source: string): Code {
  let code = known.get(source)
  if (!code) {
    code = new Compiler(parseAwk(source)).compile()
    if (known.size > 100) known.clear()
    known.set(source, code)
  }
  return code
}
