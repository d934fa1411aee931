/*
 * Mirrors: k8s.io/client-go/util/jsonpath, its evaluation.
 */
import { isObject } from '@/lib/cluster/apimachinery/json-patch'
import {
  type PathNode,
  parsePathTemplate,
  type TemplatePart,
} from '@/lib/cluster/apimachinery/jsonpath/parser'

/** What goes wrong while a template runs, in client-go's words. */
export class PathError extends Error {}

/** A template with its ranges nested: body is what repeats. */
type Block =
  | { text: string }
  | { action: PathNode[] }
  | { range: PathNode[]; body: Block[] }
  | { strayEnd: true }

function hasIdentifier(part: TemplatePart, name: string): boolean {
  return 'action' in part && part.action.some((node) => node.type === 'identifier' && node.name === name)
}

function nest(parts: TemplatePart[], inRange: boolean): Block[] {
  const blocks: Block[] = []
  while (parts.length > 0) {
    const part = parts.shift()!
    if (hasIdentifier(part, 'end')) {
      if (inRange) return blocks
      blocks.push({ strayEnd: true })
    } else if (hasIdentifier(part, 'range')) {
      const action = (part as { action: PathNode[] }).action
      const range = action.filter((node) => !(node.type === 'identifier' && node.name === 'range'))
      blocks.push({ range, body: nest(parts, true) })
    } else blocks.push(part)
  }
  return blocks
}

function children(value: unknown): unknown[] {
  if (Array.isArray(value)) return value
  if (isObject(value))
    return Object.keys(value)
      .sort()
      .map((key) => value[key])
  return []
}

function descend(values: unknown[]): unknown[] {
  return values.flatMap((value) => {
    const inner = children(value)
    return inner.length > 0 ? [value, ...descend(inner)] : []
  })
}

function sliceOf(value: unknown, node: Extract<PathNode, { type: 'slice' }>): unknown[] {
  if (value === null || value === undefined) return []
  if (!Array.isArray(value)) throw new PathError(`${goType(value)} is not array or slice`)
  const { length } = value
  let start = node.start ?? 0
  if (start < 0) start += length
  let end = node.end ?? length
  if (end < 0 || (end === 0 && node.endDerived)) end += length
  if (start === end) return []
  const outside = (index: number) =>
    new PathError(`array index out of bounds: index ${index}, length ${length}`)
  if (start >= length || start < 0) throw outside(start)
  if (end > length || end < 0) throw outside(end - 1)
  if (start > end) throw new PathError(`starting index ${start} is greater than ending index ${end}`)
  if (node.step !== undefined && node.step <= 0) throw new PathError('step must be > 0')
  const step = node.step ?? 1
  return value.slice(start, end).filter((_, index) => index % step === 0)
}

function goType(value: unknown): string {
  if (isObject(value)) return 'map[string]interface {}'
  if (Array.isArray(value)) return '[]interface {}'
  if (typeof value === 'number') return Number.isInteger(value) ? 'int64' : 'float64'
  return typeof value === 'boolean' ? 'bool' : 'string'
}

function compare(left: unknown, operator: string, right: unknown): boolean {
  if (typeof left !== typeof right) throw new PathError('incompatible types for comparison')
  if (operator === '==') return left === right
  if (operator === '!=') return left !== right
  if (!['<', '<=', '>', '>='].includes(operator))
    throw new PathError(`unrecognized filter operator ${operator}`)
  if (typeof left === 'boolean' || isObject(left)) throw new PathError('invalid type for comparison')
  const [a, b] = [left as string | number, right as string | number]
  if (operator === '<') return a < b
  if (operator === '<=') return a <= b
  return operator === '>' ? a > b : a >= b
}

/** A parsed jsonpath template (client-go's jsonpath.JSONPath). */
export class JsonPath {
  readonly #blocks: Block[]

  /** @throws PathSyntaxError */
  constructor(
    text: string,
    private readonly allowMissingKeys = true,
  ) {
    this.#blocks = nest(parsePathTemplate(text), false)
  }

  /** The results of each part, in order. */
  find(data: unknown): unknown[][] {
    return this.#run(this.#blocks, data)
  }

  #run(blocks: Block[], data: unknown): unknown[][] {
    return blocks.flatMap((block): unknown[][] => {
      if ('strayEnd' in block) throw new PathError('not in range, nothing to end')
      if ('text' in block) return [[block.text]]
      if ('action' in block) return [this.#walk([data], block.action)]
      return this.#walk([data], block.range).flatMap((value) => this.#run(block.body, value))
    })
  }

  #walk(values: unknown[], nodes: PathNode[]): unknown[] {
    return nodes.reduce<unknown[]>((current, node) => this.#step(current, node), values)
  }

  #step(values: unknown[], node: PathNode): unknown[] {
    switch (node.type) {
      case 'text':
        return [node.text]
      case 'literal':
        return values.map(() => node.value)
      case 'identifier':
        throw new PathError(`unrecognized identifier ${node.name}`)
      case 'field':
        return this.#field(values, node.name)
      case 'wildcard':
        return values.flatMap(children)
      case 'recursive':
        return descend(values)
      case 'slice':
        return values.flatMap((value) => sliceOf(value, node))
      case 'union':
        return node.members.flatMap((member) => this.#walk(values, member))
      case 'filter':
        return values.flatMap((value) => this.#filter(value, node))
    }
  }

  #field(values: unknown[], name: string): unknown[] {
    if (values.length === 0) return []
    const found = values.flatMap((value) =>
      isObject(value) && value[name] !== undefined ? [value[name]] : [],
    )
    if (found.length === 0 && !this.allowMissingKeys) throw new PathError(`${name} is not found`)
    return found
  }

  #filter(value: unknown, node: Extract<PathNode, { type: 'filter' }>): unknown[] {
    if (!Array.isArray(value)) {
      const shown = value === null || value === undefined ? '<invalid reflect.Value>' : String(value)
      throw new PathError(`${shown} is not array or slice and cannot be filtered`)
    }
    return value.filter((item) => {
      const left = this.#walk([item], node.left)
      if (node.operator === 'exists') return left.length > 0
      const right = left.length === 0 ? [] : this.#walk([item], node.right)
      if (left.length > 1 || right.length > 1) throw new PathError('can only compare one element at a time')
      return left.length > 0 && right.length > 0 && compare(left[0], node.operator, right[0])
    })
  }
}
