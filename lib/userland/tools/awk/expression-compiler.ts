/** Turns awk's expressions into instructions: each leaves its value on the stack. */
import { ARRAY_ARGUMENT, ArrayUse } from '@/lib/userland/tools/awk/array-use'
import type { AwkProgram, Expr, Lvalue } from '@/lib/userland/tools/awk/ast'
import { type Instruction, type Place, SPECIAL } from '@/lib/userland/tools/awk/instruction'
import { AwkSyntaxError } from '@/lib/userland/tools/awk/lexer'

export class ExpressionCompiler {
  protected readonly out: Instruction[] = []
  protected readonly globals = [...SPECIAL]
  protected locals: readonly string[] = []
  private readonly arrays: ArrayUse

  constructor(protected readonly program: AwkProgram) {
    this.arrays = new ArrayUse(program)
  }

  protected emit(instruction: Instruction): number {
    this.out.push(instruction)
    return this.out.length - 1
  }

  /** Makes jumps lead here. */
  protected here(...jumps: number[]): void {
    for (const at of jumps) (this.out[at] as { to: number }).to = this.out.length
  }

  protected place(name: string): { place: Place; slot: number } {
    const local = this.locals.indexOf(name)
    if (local >= 0) return { place: 'local', slot: local }
    let slot = this.globals.indexOf(name)
    if (slot < 0) slot = this.globals.push(name) - 1
    return { place: 'global', slot }
  }

  protected element(name: string): { place: Place; slot: number } {
    const { place, slot } = this.place(name)
    return { place: place === 'local' ? 'localElement' : 'element', slot }
  }

  protected subscript(parts: readonly Expr[]): void {
    for (const part of parts) this.expr(part)
    this.emit({ op: 'subscript', count: parts.length })
  }

  /** Puts what it takes to find a place on the stack: a field's number, a subscript. */
  protected lvalueTarget(target: Lvalue): { place: Place; slot: number } {
    if (target.type === 'var') return this.place(target.name)
    if (target.type === 'field') {
      this.expr(target.of)
      return { place: 'field', slot: 0 }
    }
    this.subscript(target.subscripts)
    return this.element(target.name)
  }

  protected expr(node: Expr): void {
    switch (node.type) {
      case 'number':
      case 'string':
        this.emit({ op: 'push', value: node.value })
        break
      case 'regex':
        this.emit({ op: 'load', place: 'field', slot: -1 })
        this.emit({ op: 'regex', source: node.source })
        this.emit({ op: 'match', negated: false })
        break
      case 'var':
      case 'index':
      case 'field':
        this.emit({ op: 'load', ...this.lvalueTarget(node) })
        break
      case 'group':
        if (node.of.length === 1) this.expr(node.of[0]!)
        else this.subscript(node.of)
        break
      case 'assign': {
        const target = this.lvalueTarget(node.target)
        this.expr(node.value)
        this.emit({ op: 'assign', ...target, operator: node.operator })
        break
      }
      case 'condition':
        this.condition(node)
        break
      case 'and':
      case 'or':
        this.shortcut(node)
        break
      case 'in':
        this.subscript(node.subscripts)
        this.emit({ op: 'in', ...this.element(node.name) })
        break
      case 'match':
        this.expr(node.left)
        this.pattern(node.right)
        this.emit({ op: 'match', negated: node.negated })
        break
      case 'binary':
        this.expr(node.left)
        this.expr(node.right)
        this.emit({ op: 'binary', operator: node.operator })
        break
      case 'unary':
        this.expr(node.of)
        this.emit({ op: 'unary', operator: node.operator })
        break
      case 'step':
        this.emit({ op: 'step', ...this.lvalueTarget(node.target), by: node.by, isPost: node.isPost })
        break
      case 'call':
        this.call(node.name, node.args)
        break
      case 'builtin':
        this.builtin(node.name, node.args)
        break
      case 'getline': {
        const target = node.target ? this.lvalueTarget(node.target) : { place: undefined, slot: 0 }
        if (node.source) this.expr(node.source)
        this.emit({ op: 'getline', from: node.from, ...target })
      }
    }
  }

  private condition(node: Extract<Expr, { type: 'condition' }>): void {
    this.expr(node.test)
    const no = this.emit({ op: 'jumpFalse', to: 0 })
    this.expr(node.then)
    const out = this.emit({ op: 'jump', to: 0 })
    this.here(no)
    this.expr(node.else)
    this.here(out)
  }

  private shortcut(node: Extract<Expr, { type: 'and' | 'or' }>): void {
    const op = node.type === 'and' ? 'jumpFalse' : 'jumpTrue'
    this.expr(node.left)
    const short = this.emit({ op, to: 0 })
    this.expr(node.right)
    this.emit({ op: 'bool' })
    const out = this.emit({ op: 'jump', to: 0 })
    this.here(short)
    this.emit({ op: 'push', value: node.type === 'and' ? 0 : 1 })
    this.here(out)
  }

  /** A regular expression stands for itself here, not for a match. */
  private pattern(node: Expr): void {
    if (node.type === 'regex') this.emit({ op: 'regex', source: node.source })
    else this.expr(node)
  }

  private call(name: string, args: readonly Expr[]): void {
    const arrays = this.arrays.parametersOf(name)
    const fn = this.program.functions.find((item) => item.name === name)
    if (fn && args.length > fn.params.length) {
      throw new AwkSyntaxError(
        `cmd. line:1: fatal: function \`${name}' called with more arguments than declared`,
      )
    }
    for (const [at, arg] of args.entries()) {
      if (arrays?.has(at) && arg.type === 'var') this.emit({ op: 'array', ...this.place(arg.name) })
      else this.expr(arg)
    }
    this.emit({ op: 'call', name, count: args.length })
  }

  private builtin(name: string, args: readonly Expr[]): void {
    if (name === 'sub' || name === 'gsub') {
      this.substitution(name, args)
      return
    }
    const patternAt = ({ split: 2, match: 1, gensub: 0, patsplit: 2 } as Record<string, number>)[name]
    const arrayAt = ARRAY_ARGUMENT[name]
    for (const [at, arg] of args.entries()) {
      if (at === patternAt) this.pattern(arg)
      else if (
        arg.type === 'var' &&
        (at === arrayAt ||
          (name === 'length' && this.arrays.isArray(arg.name)) ||
          (name.startsWith('asort') && at === 1))
      ) {
        this.emit({ op: 'array', ...this.place(arg.name) })
      } else this.expr(arg)
    }
    this.emit({ op: 'builtin', name, count: args.length })
  }

  /** sub and gsub: they change the place that is their third argument, or the record. */
  private substitution(name: string, args: readonly Expr[]): void {
    const target: Lvalue | undefined =
      args[2] && 'type' in args[2] && ['var', 'index', 'field'].includes(args[2].type)
        ? (args[2] as Lvalue)
        : undefined
    const place = args[2]
      ? target
        ? this.lvalueTarget(target)
        : undefined
      : { place: 'field' as const, slot: -1 }
    if (args[2] && !target) this.expr(args[2])
    this.pattern(args[0] ?? { type: 'string', value: '' })
    this.expr(args[1] ?? { type: 'string', value: '' })
    this.emit({ op: 'builtin', name, count: 2, ...(place ?? { place: undefined }) } as Instruction)
  }
}
