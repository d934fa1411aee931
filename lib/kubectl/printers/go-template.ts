import { KubectlError } from '../errors'
import { compareStrings, goValue, isMap, marshalJson, quote, sortedKeys } from '../go-format'
import {
  type Expression,
  parseGoTemplate,
  type TemplateNode,
  TemplateSyntaxError,
} from './go-template-parser'

class TemplateError extends Error {}

type Scope = Map<string, unknown>

function truth(value: unknown): boolean {
  if (Array.isArray(value)) return value.length > 0
  if (isMap(value)) return Object.keys(value).length > 0
  return Boolean(value)
}

/** Go's fmt verbs, as far as templates use them. */
function sprintf(format: string, args: unknown[]): string {
  let next = 0
  return format.replace(
    /%(-?\d*)(?:\.(\d+))?([%svdqft])/g,
    (_, width: string, precision: string, verb: string) => {
      if (verb === '%') return '%'
      const value = args[next++]
      let text = verb === 'q' ? quote(String(value)) : goValue(value)
      if (verb === 'f') text = Number(value).toFixed(precision === undefined ? 6 : Number(precision))
      return width.startsWith('-') ? text.padEnd(Number(width.slice(1))) : text.padStart(Number(width || 0))
    },
  )
}

function order(a: unknown, b: unknown): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b
  if (typeof a === 'string' && typeof b === 'string') return compareStrings(a, b)
  throw new TemplateError('incompatible types for comparison')
}

function indexInto(value: unknown, keys: unknown[]): unknown {
  return keys.reduce((current, key) => {
    if (Array.isArray(current)) {
      if (typeof key !== 'number' || key < 0 || key >= current.length) {
        throw new TemplateError(`error calling index: reflect: slice index out of range`)
      }
      return current[key]
    }
    if (isMap(current)) return current[String(key)]
    if (current === undefined || current === null)
      throw new TemplateError('error calling index: index of untyped nil')
    return current
  }, value)
}

function decodeBase64(text: string): string {
  const bytes = Uint8Array.from(atob(text), (char) => char.charCodeAt(0))
  return new TextDecoder().decode(bytes)
}

const FUNCTIONS: Record<string, (...args: unknown[]) => unknown> = {
  len: (value) => (isMap(value) ? Object.keys(value).length : ((value as string | unknown[])?.length ?? 0)),
  index: (value, ...keys) => indexInto(value, keys),
  eq: (first, ...rest) => rest.some((value) => value === first),
  ne: (a, b) => a !== b,
  lt: (a, b) => order(a, b) < 0,
  le: (a, b) => order(a, b) <= 0,
  gt: (a, b) => order(a, b) > 0,
  ge: (a, b) => order(a, b) >= 0,
  not: (value) => !truth(value),
  and: (...values) => values.find((value) => !truth(value)) ?? values[values.length - 1],
  or: (...values) => values.find(truth) ?? values[values.length - 1],
  print: (...values) => values.map(goValue).join(' '),
  println: (...values) => `${values.map(goValue).join(' ')}\n`,
  printf: (format, ...values) => sprintf(String(format), values),
  base64decode: (value) => decodeBase64(String(value)),
  exists: (value, ...keys) =>
    keys.reduce((at, key) => (isMap(at) ? at[String(key)] : undefined), value) !== undefined,
  html: (value) => String(value),
  js: (value) => marshalJson(value),
  slice: (value, from, to) =>
    (value as string).slice(Number(from), to === undefined ? undefined : Number(to)),
  urlquery: (value) => encodeURIComponent(String(value)),
}

function evaluate(expression: Expression, dot: unknown, scope: Scope): unknown {
  switch (expression.type) {
    case 'dot':
      return dot
    case 'constant':
      return expression.value
    case 'variable':
      if (!scope.has(expression.name)) throw new TemplateError(`undefined variable ${quote(expression.name)}`)
      return scope.get(expression.name)
    case 'field':
      return expression.names.reduce<unknown>(
        (value, name) => {
          if (value === undefined || value === null) return undefined
          if (!isMap(value)) throw new TemplateError(`can't evaluate field ${name} in type interface {}`)
          return value[name]
        },
        evaluate(expression.of, dot, scope),
      )
    case 'call':
      return call(
        expression.name,
        expression.args.map((one) => evaluate(one, dot, scope)),
      )
    case 'pipe':
      return expression.stages.reduce<{ value: unknown; first: boolean }>(
        ({ value, first }, stage) => {
          if (first) return { value: evaluate(stage, dot, scope), first: false }
          if (stage.type !== 'call') throw new TemplateError('non executable command in pipeline')
          const args = stage.args.map((one) => evaluate(one, dot, scope))
          return { value: call(stage.name, [...args, value]), first: false }
        },
        { value: undefined, first: true },
      ).value
  }
}

function call(name: string, args: unknown[]): unknown {
  const implementation = FUNCTIONS[name]
  if (!implementation) throw new TemplateError(`function ${quote(name)} not defined`)
  return implementation(...args)
}

function runRange(
  node: Extract<TemplateNode, { type: 'range' | 'if' | 'with' }>,
  dot: unknown,
  scope: Scope,
): string {
  const value = evaluate(node.pipe, dot, scope)
  const entries: [unknown, unknown][] = Array.isArray(value)
    ? value.map((item, index) => [index, item])
    : isMap(value)
      ? sortedKeys(value).map((key) => [key, value[key]])
      : []
  if (entries.length === 0) return run(node.otherwise, dot, scope)
  return entries
    .map(([key, item]) => {
      const inner = new Map(scope)
      if (node.assign.length === 2) inner.set(node.assign[0]!, key)
      if (node.assign.length > 0) inner.set(node.assign[node.assign.length - 1]!, item)
      return run(node.body, item, inner)
    })
    .join('')
}

function run(nodes: TemplateNode[], dot: unknown, scope: Scope): string {
  return nodes
    .map((node) => {
      if (node.type === 'text') return node.text
      if (node.type === 'range') return runRange(node, dot, scope)
      const value = evaluate(node.pipe, dot, scope)
      if (node.type === 'output') {
        if (!node.assign?.length) return value === undefined || value === null ? '<no value>' : goValue(value)
        scope.set(node.assign[0]!, value)
        return ''
      }
      const inner = new Map(scope)
      for (const name of node.assign) inner.set(name, value)
      if (!truth(value)) return run(node.otherwise, dot, inner)
      return run(node.body, node.type === 'with' ? value : dot, inner)
    })
    .join('')
}

/** `-o go-template=…`, compiled. @throws KubectlError `error parsing template …` */
export function compileGoTemplate(source: string): (data: unknown) => string {
  let nodes: TemplateNode[]
  try {
    nodes = parseGoTemplate(source)
  } catch (error) {
    if (!(error instanceof TemplateSyntaxError)) throw error
    throw new KubectlError(`error parsing template ${source}, template: output:1: ${error.message}`)
  }
  return (data) => {
    try {
      return run(nodes, data, new Map([['$', data]]))
    } catch (error) {
      if (!(error instanceof TemplateError)) throw error
      throw new KubectlError(
        `error executing template ${quote(source)}: template: output:1: executing "output": ${error.message}`,
      )
    }
  }
}
