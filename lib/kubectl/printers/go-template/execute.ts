/*
 * Mirrors: text/template's interpreter, with the places and words of its errors.
 * Differs: of Go's types it knows those of values.ts.
 */
import { isMap, quote, sortedKeys } from '../../go-format'
import { argumentOf } from './argument'
import { FunctionError, type TemplateFunction } from './functions'
import { type Command, nodeText, type Pipe, type TemplateNode, type Term } from './nodes'
import type { ParsedTemplate } from './parser'
import { isNothing, type Method, methodOf, show, truth, typeName } from './values'

/** What went wrong where; `cause`: what a function said of it. */
export class TemplateError extends Error {}

/** No value was piped into a command. */
const NONE = Symbol('none')
type Final = unknown | typeof NONE

type Flow = 'break' | 'continue' | undefined

/** A named template, and the text that it stands in, to which errors point. */
export interface TemplateBody {
  nodes: TemplateNode[]
  file: string
  source: string
}

export type TemplateSet = Map<string, TemplateBody>

export interface ExecuteOptions {
  functions: Readonly<Record<string, TemplateFunction>>
  /** What a key that a map does not have is: no value, nil, an error. */
  missing: 'invalid' | 'zero' | 'error'
  write(text: string): void
  /** Hears of each step. */
  spend?(): void
}

/** Deeper than any useful template; Go stops at 100,000 calls. */
const MAX_DEPTH = 1000
const MAX_RANGE = 100_000

class Interpreter {
  private scope: { name: string; value: unknown }[]
  private node: Term | Command | TemplateNode | undefined
  private depth = 0

  constructor(
    private readonly templates: TemplateSet,
    private name: string,
    private body: TemplateBody,
    data: unknown,
    private readonly options: ExecuteOptions,
  ) {
    this.scope = [{ name: '$', value: data }]
  }

  private fail(message: string, cause?: Error): never {
    const pos = this.node?.pos ?? 0
    const lines = this.body.source.slice(0, pos).split('\n')
    const column = new TextEncoder().encode(lines[lines.length - 1]).length
    const place = `${this.body.file}:${lines.length}:${column}`
    const at = this.node ? ` at <${nodeText(this.node)}>` : ''
    throw new TemplateError(`template: ${place}: executing ${quote(this.name)}${at}: ${message}`, { cause })
  }

  walk(nodes: TemplateNode[], dot: unknown): Flow {
    for (const node of nodes) {
      const flow = this.step(node, dot)
      if (flow) return flow
    }
    return undefined
  }

  private step(node: TemplateNode, dot: unknown): Flow {
    this.options.spend?.()
    this.node = node
    switch (node.type) {
      case 'text':
        this.options.write(node.text)
        return undefined
      case 'action': {
        const value = this.pipeline(node.pipe, dot)
        if (node.pipe.variables.length === 0)
          this.options.write(isNothing(value) ? '<no value>' : show(value))
        return undefined
      }
      case 'if':
      case 'with':
        return this.scoped(() => {
          const value = this.pipeline(node.pipe, dot)
          if (!truth(value)) return this.walk(node.otherwise, dot)
          return this.walk(node.body, node.type === 'with' ? value : dot)
        })
      case 'range':
        return this.scoped(() => this.range(node, dot))
      case 'template':
        this.call(node, dot)
        return undefined
      case 'break':
      case 'continue':
        return node.type
    }
  }

  private scoped<T>(run: () => T): T {
    const { length } = this.scope
    const result = run()
    this.scope.length = length
    return result
  }

  private range(node: Extract<TemplateNode, { type: 'range' | 'if' | 'with' }>, dot: unknown): Flow {
    const value = this.pipeline(node.pipe, dot, false)
    const entries = this.entries(value)
    const { variables, assigns } = node.pipe
    if (entries.length === 0) return this.walk(node.otherwise, dot)
    for (const [key, item] of entries) {
      const flow = this.scoped(() => {
        const [first, second] = variables
        if (second !== undefined) this.bind(first!, key, assigns)
        if (first !== undefined) this.bind(second ?? first, item, assigns)
        return this.walk(node.body, item)
      })
      if (flow === 'break') break
    }
    return undefined
  }

  private entries(value: unknown): [unknown, unknown][] {
    if (isNothing(value)) return []
    if (Array.isArray(value)) return value.map((item, index) => [BigInt(index), item])
    if (isMap(value)) return sortedKeys(value).map((key) => [key, value[key]])
    if (typeof value === 'bigint') {
      const length = Math.max(0, Math.min(Number(value), MAX_RANGE))
      return Array.from({ length }, (_, index) => [BigInt(index), BigInt(index)])
    }
    return this.fail(`range can't iterate over ${show(value)}`)
  }

  private call(node: Extract<TemplateNode, { type: 'template' }>, dot: unknown): void {
    const body = this.templates.get(node.name) ?? this.fail(`template ${quote(node.name)} not defined`)
    if (this.depth >= MAX_DEPTH) this.fail('exceeded maximum template depth (100000)')
    const data = node.pipe ? this.pipeline(node.pipe, dot) : undefined
    const outer = { scope: this.scope, name: this.name, body: this.body }
    this.scope = [{ name: '$', value: data }]
    this.name = node.name
    this.body = body
    this.depth += 1
    this.walk(body.nodes, data)
    this.depth -= 1
    Object.assign(this, outer)
  }

  private bind(name: string, value: unknown, assigns: boolean): void {
    const known = assigns ? this.scope.findLast((one) => one.name === name) : undefined
    if (known) known.value = value
    else if (assigns) this.fail(`undefined variable: ${name}`)
    else this.scope.push({ name, value })
  }

  /** @param binds a range binds its variables itself */
  private pipeline(pipe: Pipe, dot: unknown, binds = true): unknown {
    this.node = pipe
    let value: Final = NONE
    for (const command of pipe.commands) value = this.command(command, dot, value)
    if (binds) for (const name of pipe.variables) this.bind(name, value, pipe.assigns)
    return value
  }

  private command(command: Command, dot: unknown, final: Final): unknown {
    const head = command.args[0]!
    const args = command.args.slice(1)
    if (head.type === 'function') return this.apply(head.name, command, args, dot, final)
    if (head.type === 'nil') {
      this.node = head
      this.fail('nil is not a command')
    }
    if (args.length === 0 && final === NONE) return this.term(head, dot)
    this.node = head
    if (!('names' in head) || head.names.length === 0)
      return this.fail(`can't give argument to non-function ${nodeText(head)}`)
    const receiver = this.term({ ...head, names: head.names.slice(0, -1) }, dot)
    const name = head.names.at(-1) ?? ''
    const method = methodOf(receiver, name)
    this.node = head
    if (!method && isMap(receiver) && name in receiver) this.fail(`${name} is not a method but has arguments`)
    if (!method) return this.field(receiver, name, true)
    return this.invoke(name, method, { head, args }, dot, final)
  }

  private term(term: Term, dot: unknown): unknown {
    this.node = term
    switch (term.type) {
      case 'dot':
        return dot
      case 'nil':
        return undefined
      case 'bool':
      case 'number':
      case 'string':
        return term.value
      case 'field':
        return this.fields(dot, term.names, term)
      case 'variable': {
        const { value } = this.scope.findLast((one) => one.name === term.name) ?? { value: undefined }
        return this.fields(value, term.names, term)
      }
      case 'chain':
        return this.fields(this.term(term.of, dot), term.names, term)
      case 'function':
        return this.apply(term.name, term, [], dot, NONE)
      case 'pipe':
        return this.pipeline(term, dot)
    }
  }

  private fields(value: unknown, names: string[], node: Term): unknown {
    this.node = node
    return names.reduce<unknown>((current, name) => this.field(current, name), value)
  }

  private field(value: unknown, name: string, hasArguments = false): unknown {
    const { missing } = this.options
    if (value === undefined && missing !== 'zero') return undefined
    if (isNothing(value)) return this.fail(`nil pointer evaluating interface {}.${name}`)
    const method = methodOf(value, name)
    if (method) return this.invoke(name, method, undefined, undefined, NONE)
    if (!isMap(value)) return this.fail(`can't evaluate field ${name} in type interface {}`)
    if (hasArguments) this.fail(`${name} is not a method but has arguments`)
    if (value[name] === undefined && missing === 'error') this.fail(`map has no entry for key ${quote(name)}`)
    return value[name] ?? (missing === 'zero' ? null : value[name])
  }

  private apply(name: string, node: Term | Command, args: Term[], dot: unknown, final: Final): unknown {
    const head = (node.type === 'command' ? node.args[0] : node)!
    this.node = head
    const implementation = this.options.functions[name]!
    if (name === 'and' || name === 'or') return this.shortCircuit(name, args, dot, final)
    return this.invoke(name, implementation, { head, args, node }, dot, final)
  }

  private shortCircuit(name: string, args: Term[], dot: unknown, final: Final): unknown {
    if (args.length + (final === NONE ? 0 : 1) < 1)
      this.fail(`wrong number of args for ${name}: want at least 1 got 0`)
    let value: unknown
    for (const arg of args) {
      value = this.term(arg, dot)
      if (truth(value) === (name === 'or')) return value
    }
    return final === NONE ? value : final
  }

  private invoke(
    name: string,
    callee: TemplateFunction | Method,
    call: { head: Term; args: Term[]; node?: Term | Command } | undefined,
    dot: unknown,
    final: Final,
  ): unknown {
    const { args = [], head } = call ?? {}
    const { least, variadic } = callee
    const count = args.length + (final === NONE ? 0 : 1)
    if (variadic ? count < least : count !== least) {
      const wanted = `${variadic ? 'at least ' : ''}${least}`
      this.fail(`wrong number of args for ${name}: want ${wanted} got ${variadic ? args.length : count}`)
    }
    const types = 'types' in callee ? (callee.types ?? []) : []
    const typeAt = (index: number) => types[index] ?? (variadic ? types.at(-1) : undefined) ?? 'any'
    const check = (value: unknown, index: number, written?: Term) => {
      const checked = argumentOf(typeAt(index), value, written)
      return 'problem' in checked ? this.fail(checked.problem) : checked.value
    }
    const values = args.map((arg, index) => {
      const value = this.term(arg, dot)
      this.node = arg
      return check(value, index, arg)
    })
    if (final !== NONE) {
      if (args.length === 0) this.node = head
      values.push(check(final, args.length))
    }
    this.node = call?.node ?? head ?? this.node
    return this.run(name, callee, values, args)
  }

  private run(name: string, callee: TemplateFunction | Method, values: unknown[], args: Term[]): unknown {
    const { node } = this
    try {
      return callee.run(values)
    } catch (error) {
      if (!(error instanceof FunctionError || error instanceof TemplateError)) throw error
      this.node = node
      const what =
        name === 'call' ? `non-function ${nodeText(args[0]!)} of type ${typeName(values[0])}` : error.message
      return this.fail(`error calling ${name}: ${what}`, error)
    }
  }
}

/** The templates of one text under their names; an empty one never replaces another. */
export function addTemplates(set: TemplateSet, file: string, source: string, parsed: ParsedTemplate): void {
  const add = (name: string, nodes: TemplateNode[]) => {
    const isEmpty = nodes.every((node) => node.type === 'text' && node.text.trim() === '')
    if (!(isEmpty && set.has(name))) set.set(name, { nodes, file, source })
  }
  for (const [name, nodes] of parsed.templates) add(name, nodes)
  add(file, parsed.nodes)
}

/** Runs a template; what it writes before an error is written. @throws TemplateError */
export function executeTemplate(
  templates: TemplateSet,
  name: string,
  data: unknown,
  options: ExecuteOptions,
): void {
  const body = templates.get(name)
  if (!body) throw new TemplateError(`template: no template ${quote(name)} associated with template "gotpl"`)
  new Interpreter(templates, name, body, data, options).walk(body.nodes, data)
}
