/**
 * Turns a program into instructions for the machine: so that it can stop in the middle of anything (a line
 * that has not come, a command that runs) with all that it knows in plain data.
 */
import type { AwkProgram, Expr, Lvalue, Statement } from '@/lib/userland/tools/awk/ast'
import { AwkSyntaxError } from '@/lib/userland/tools/awk/lexer'
import { parseAwk } from '@/lib/userland/tools/awk/parse'

/** Where a name's value is: a global, a local, a field ($), an element of an array. */
export type Place = 'global' | 'local' | 'field' | 'element' | 'localElement'

export type Instruction =
  | { op: 'push'; value: number | string }
  | { op: 'regex'; source: string }
  | { op: 'load' | 'array' | 'clear'; place: Place; slot: number }
  | { op: 'subscript'; count: number }
  | { op: 'assign'; place: Place; slot: number; operator: string }
  | { op: 'step'; place: Place; slot: number; by: number; isPost: boolean }
  | { op: 'binary' | 'unary'; operator: string }
  | { op: 'match'; negated: boolean }
  | { op: 'in' | 'remove'; place: Place; slot: number }
  | { op: 'jump' | 'jumpFalse' | 'jumpTrue'; to: number }
  | { op: 'bool' | 'pop' | 'next' | 'nextfile' | 'return' | 'done' }
  | { op: 'exit'; hasValue: boolean }
  | { op: 'call'; name: string; count: number }
  | { op: 'builtin'; name: string; count: number; place?: Place; slot?: number }
  | { op: 'print' | 'printf'; count: number; redirect: string | undefined }
  | { op: 'getline'; from: 'input' | 'file' | 'command'; place: Place | undefined; slot: number }
  | { op: 'keys'; place: Place; slot: number }
  | { op: 'nextKey'; place: Place; slot: number; to: number }
  | { op: 'range'; index: number; to: number }
  | { op: 'rangeEnd'; index: number; to: number }

export interface Code {
  instructions: readonly Instruction[]
  begin: number
  main: number
  end: number
  hasMain: boolean
  hasEnd: boolean
  globals: readonly string[]
  functions: ReadonlyMap<string, { at: number; params: number }>
}

const SPECIAL =
  'NF NR FNR FS OFS ORS RS FILENAME SUBSEP RSTART RLENGTH ENVIRON CONVFMT OFMT ARGC ARGV RT IGNORECASE FIELDWIDTHS FPAT'.split(
    ' ',
  )

/** Where the special variables are. */
export const SLOT = Object.fromEntries(SPECIAL.map((name, at) => [name, at])) as Record<string, number>

const ARRAY_ARGUMENT: Record<string, number> = {
  split: 1,
  asort: 0,
  asorti: 0,
  match: 2,
  patsplit: 1,
  isarray: 0,
}

class Compiler {
  private readonly out: Instruction[] = []
  private readonly globals = [...SPECIAL]
  private locals: readonly string[] = []
  private loops: { breaks: number[]; continues: number[]; keyed: boolean }[] = []
  private ranges = 0
  /** Function → which of its parameters are arrays. */
  private readonly arrays = new Map<string, Set<number>>()

  constructor(private readonly program: AwkProgram) {}

  private emit(instruction: Instruction): number {
    this.out.push(instruction)
    return this.out.length - 1
  }

  /** Makes jumps lead here. */
  private here(...jumps: number[]): void {
    for (const at of jumps) (this.out[at] as { to: number }).to = this.out.length
  }

  compile(): Code {
    this.findArrays()
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

  /** Parameters that are used as arrays, also by handing them on. */
  private findArrays(): void {
    const { functions } = this.program
    for (const { name } of functions) this.arrays.set(name, new Set())
    for (let changed = true; changed; ) {
      changed = false
      for (const { name, params, body } of functions) {
        const found = this.arrays.get(name)!
        const mark = (variable: string) => {
          const at = params.indexOf(variable)
          if (at >= 0 && !found.has(at)) {
            found.add(at)
            changed = true
          }
        }
        this.scan(body, mark)
      }
    }
  }

  private scan(part: unknown, mark: (name: string) => void): void {
    if (Array.isArray(part)) for (const item of part) this.scan(item, mark)
    else if (typeof part === 'object' && part !== null) {
      const node = part as Partial<{ type: string; name: string; args: Expr[] }>
      if (node.type === 'index' || node.type === 'in' || node.type === 'forIn' || node.type === 'delete')
        mark(node.name!)
      const bare = (at: number | undefined) => {
        const arg = at === undefined ? undefined : node.args?.[at]
        if (arg?.type === 'var') mark(arg.name)
      }
      if (node.type === 'builtin') bare(ARRAY_ARGUMENT[node.name!])
      if (node.type === 'call') for (const at of this.arrays.get(node.name!) ?? []) bare(at)
      for (const item of Object.values(part)) this.scan(item, mark)
    }
  }

  private place(name: string): { place: Place; slot: number } {
    const local = this.locals.indexOf(name)
    if (local >= 0) return { place: 'local', slot: local }
    let slot = this.globals.indexOf(name)
    if (slot < 0) slot = this.globals.push(name) - 1
    return { place: 'global', slot }
  }

  private element(name: string): { place: Place; slot: number } {
    const { place, slot } = this.place(name)
    return { place: place === 'local' ? 'localElement' : 'element', slot }
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
      case 'if': {
        this.expr(node.test)
        const no = this.emit({ op: 'jumpFalse', to: 0 })
        this.statement(node.then)
        const out = node.else ? this.emit({ op: 'jump', to: 0 }) : undefined
        this.here(no)
        if (node.else) this.statement(node.else)
        if (out !== undefined) this.here(out)
        break
      }
      case 'while':
      case 'do':
      case 'for':
        this.looping(node)
        break
      case 'forIn': {
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
        break
      }
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

  private subscript(parts: readonly Expr[]): void {
    for (const part of parts) this.expr(part)
    this.emit({ op: 'subscript', count: parts.length })
  }

  /** Puts what it takes to find a place on the stack: a field's number, a subscript. */
  private lvalueTarget(target: Lvalue): { place: Place; slot: number } {
    if (target.type === 'var') return this.place(target.name)
    if (target.type === 'field') {
      this.expr(target.of)
      return { place: 'field', slot: 0 }
    }
    this.subscript(target.subscripts)
    return this.element(target.name)
  }

  private expr(node: Expr): void {
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
      case 'condition': {
        this.expr(node.test)
        const no = this.emit({ op: 'jumpFalse', to: 0 })
        this.expr(node.then)
        const out = this.emit({ op: 'jump', to: 0 })
        this.here(no)
        this.expr(node.else)
        this.here(out)
        break
      }
      case 'and':
      case 'or': {
        const op = node.type === 'and' ? 'jumpFalse' : 'jumpTrue'
        this.expr(node.left)
        const short = this.emit({ op, to: 0 })
        this.expr(node.right)
        this.emit({ op: 'bool' })
        const out = this.emit({ op: 'jump', to: 0 })
        this.here(short)
        this.emit({ op: 'push', value: node.type === 'and' ? 0 : 1 })
        this.here(out)
        break
      }
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

  /** A regular expression stands for itself here, not for a match. */
  private pattern(node: Expr): void {
    if (node.type === 'regex') this.emit({ op: 'regex', source: node.source })
    else this.expr(node)
  }

  private call(name: string, args: readonly Expr[]): void {
    const arrays = this.arrays.get(name)
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
      return
    }
    const patternAt = ({ split: 2, match: 1, gensub: 0, patsplit: 2 } as Record<string, number>)[name]
    const arrayAt = ARRAY_ARGUMENT[name]
    for (const [at, arg] of args.entries()) {
      if (at === patternAt) this.pattern(arg)
      else if (
        arg.type === 'var' &&
        (at === arrayAt ||
          (name === 'length' && this.isArray(arg.name)) ||
          (name.startsWith('asort') && at === 1))
      ) {
        this.emit({ op: 'array', ...this.place(arg.name) })
      } else this.expr(arg)
    }
    this.emit({ op: 'builtin', name, count: args.length })
  }

  private isArray(name: string): boolean {
    let found = name === 'ENVIRON' || name === 'ARGV'
    this.scan(this.program, (other) => {
      if (other === name) found = true
    })
    return found
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
