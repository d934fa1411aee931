/*
 * Mirrors: text/template's interpreter over generic JSON, with the places and words of its errors.
 * Differs: values have no methods.
 */
import { goType, goValue, isMap, quote, sortedKeys } from '../../go-format'
import { FUNCTIONS, FunctionError, isNothing, truth } from './functions'
import { type Command, nodeText, type Pipe, type TemplateNode, type Term } from './nodes'
import type { ParsedTemplate } from './parser'

export class TemplateError extends Error {}

/** No value was piped into a command. */
const NONE = Symbol('none')
type Final = unknown | typeof NONE

type Flow = 'break' | 'continue' | undefined

interface Options {
  source: string
  /** Whether a key that a map does not have is an error. */
  strict: boolean
  write(text: string): void
}

/** Deeper than any useful template; Go stops at 100,000 calls. */
const MAX_DEPTH = 1000

class Interpreter {
  private scope: { name: string; value: unknown }[]
  private node: Term | Command | TemplateNode | undefined
  private depth = 0

  constructor(
    private readonly template: ParsedTemplate,
    data: unknown,
    private readonly options: Options,
  ) {
    this.scope = [{ name: '$', value: data }]
  }

  private fail(message: string): never {
    const pos = this.node?.pos ?? 0
    const before = this.options.source.slice(0, pos)
    const lines = before.split('\n')
    const place = `output:${lines.length}:${new TextEncoder().encode(lines[lines.length - 1]).length}`
    const at = this.node ? ` at <${nodeText(this.node)}>` : ''
    throw new TemplateError(`template: ${place}: executing "output"${at}: ${message}`)
  }

  walk(nodes: TemplateNode[], dot: unknown): Flow {
    for (const node of nodes) {
      const flow = this.step(node, dot)
      if (flow) return flow
    }
    return undefined
  }

  private step(node: TemplateNode, dot: unknown): Flow {
    this.node = node
    switch (node.type) {
      case 'text':
        this.options.write(node.text)
        return undefined
      case 'action': {
        const value = this.pipeline(node.pipe, dot)
        if (node.pipe.variables.length === 0)
          this.options.write(isNothing(value) ? '<no value>' : goValue(value))
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
    const value = this.pipeline(node.pipe, dot)
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
    if (Array.isArray(value)) return value.map((item, index) => [index, item])
    if (isMap(value)) return sortedKeys(value).map((key) => [key, value[key]])
    if (typeof value === 'number' && Number.isInteger(value)) {
      return Array.from({ length: Math.max(0, Math.min(value, 100_000)) }, (_, index) => [index, index])
    }
    return this.fail(`range can't iterate over ${goValue(value)}`)
  }

  private call(node: Extract<TemplateNode, { type: 'template' }>, dot: unknown): void {
    const body = this.template.templates.get(node.name)
    if (!body) this.fail(`template ${quote(node.name)} not defined`)
    if (this.depth >= MAX_DEPTH) this.fail('exceeded maximum template depth (100000)')
    const data = node.pipe ? this.pipeline(node.pipe, dot) : undefined
    const outer = this.scope
    this.scope = [{ name: '$', value: data }]
    this.depth += 1
    this.walk(body ?? [], data)
    this.depth -= 1
    this.scope = outer
  }

  private bind(name: string, value: unknown, assigns: boolean): void {
    const known = assigns ? this.scope.findLast((one) => one.name === name) : undefined
    if (known) known.value = value
    else if (assigns) this.fail(`undefined variable: ${name}`)
    else this.scope.push({ name, value })
  }

  private pipeline(pipe: Pipe, dot: unknown): unknown {
    this.node = pipe
    let value: Final = NONE
    for (const command of pipe.commands) value = this.command(command, dot, value)
    // A range binds its variables itself.
    for (const name of pipe.variables) this.bind(name, value, pipe.assigns)
    return value
  }

  private command(command: Command, dot: unknown, final: Final): unknown {
    const head = command.args[0]!
    if (head.type === 'function') return this.apply(head.name, command, command.args.slice(1), dot, final)
    if (head.type === 'nil') {
      this.node = head
      this.fail('nil is not a command')
    }
    if (command.args.length > 1 || final !== NONE) {
      this.node = head
      const name = 'names' in head ? head.names.at(-1) : undefined
      if (name !== undefined) this.fail(`${name} is not a method but has arguments`)
      this.fail(`can't give argument to non-function ${nodeText(head)}`)
    }
    return this.term(head, dot)
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
    return names.reduce<unknown>((current, name) => {
      if (current === undefined) return undefined
      if (current === null) return this.fail(`nil pointer evaluating interface {}.${name}`)
      if (!isMap(current)) return this.fail(`can't evaluate field ${name} in type interface {}`)
      if (current[name] === undefined && this.options.strict) {
        this.fail(`map has no entry for key ${quote(name)}`)
      }
      return current[name]
    }, value)
  }

  private apply(name: string, node: Term | Command, args: Term[], dot: unknown, final: Final): unknown {
    this.node = node.type === 'command' ? node.args[0] : node
    const implementation = FUNCTIONS[name]!
    const { least, variadic, strings = [] } = implementation
    const count = args.length + (final === NONE ? 0 : 1)
    if (variadic ? count < least : count !== least) {
      this.fail(
        `wrong number of args for ${name}: want ${variadic ? 'at least ' : ''}${least} got ${variadic ? args.length : count}`,
      )
    }
    if (name === 'and' || name === 'or') {
      let value: unknown
      for (const arg of args) {
        value = this.term(arg, dot)
        if (truth(value) === (name === 'or')) return value
      }
      return final === NONE ? value : final
    }
    const values = args.map((arg, index) => {
      const value = this.term(arg, dot)
      this.node = arg
      return strings.includes(index) ? this.asString(value, arg) : value
    })
    if (final !== NONE) {
      if (args.length === 0) this.node = node.type === 'command' ? node.args[0] : node
      values.push(strings.includes(args.length) ? this.asString(final) : final)
    }
    this.node = node
    try {
      return implementation.run(values)
    } catch (error) {
      if (!(error instanceof FunctionError)) throw error
      const what =
        name === 'call' ? `non-function ${nodeText(args[0]!)} of type ${goType(values[0])}` : error.message
      return this.fail(`error calling ${name}: ${what}`)
    }
  }

  private asString(value: unknown, written?: Term): string {
    if (typeof value === 'string') return value
    if (written?.type === 'number' || written?.type === 'bool')
      return this.fail(`expected string; found ${nodeText(written)}`)
    if (isNothing(value)) return this.fail('invalid value; expected string')
    return this.fail(`wrong type for value; expected string; got ${goType(value)}`)
  }
}

/** Runs a template; what it writes before an error is written. @throws TemplateError */
export function executeTemplate(template: ParsedTemplate, data: unknown, options: Options): void {
  new Interpreter(template, data, options).walk(template.nodes, data)
}
