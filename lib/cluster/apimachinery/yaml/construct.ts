/** Nodes → JSON values, as goyaml resolves scalars and sigs.k8s.io/yaml makes JSON of them. */
import type { AliasNode, MappingNode, Node, ScalarNode } from '@/lib/cluster/apimachinery/yaml/parser'
import { YamlError } from '@/lib/cluster/apimachinery/yaml/reader'

const NULLS = new Set(['', '~', 'null', 'Null', 'NULL'])
const TRUE = /^(?:true|True|TRUE)$/
const FALSE = /^(?:false|False|FALSE)$/
/** YAML 1.1 has more of them. */
const OLD_TRUE = /^(?:[yY]|yes|Yes|YES|on|On|ON)$/
const OLD_FALSE = /^(?:[nN]|no|No|NO|off|Off|OFF)$/
const SPECIAL_FLOAT = /^(?:[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))$/
const FLOAT = /^[-+]?(?:\.\d+|\d+(?:\.\d*)?)(?:[eE][-+]?\d+)?$/
const INTEGER = /^([-+]?)(?:0[xX]([0-9a-fA-F]+)|0[oO]?([0-7]+)|0[bB]([01]+)|(0|[1-9]\d*))$/

const SHORT_TAG = /^!(?:!|<tag:yaml\.org,2002:)(\w+)>?$/

interface Resolved {
  type: 'str' | 'bool' | 'int' | 'float' | 'null'
  value: unknown
}

function resolveNumber(text: string): Resolved | undefined {
  const digits = text.replaceAll('_', '')
  const integer = INTEGER.exec(digits)
  if (integer) {
    const [, sign, hex, octal, binary, decimal] = integer
    const size = hex
      ? Number.parseInt(hex, 16)
      : octal
        ? Number.parseInt(octal, 8)
        : binary
          ? Number.parseInt(binary, 2)
          : Number(decimal)
    return { type: 'int', value: sign === '-' && size !== 0 ? -size : size }
  }
  if (!FLOAT.test(digits) || !Number.isFinite(Number(digits))) return undefined
  return { type: 'float', value: Number(digits) }
}

function resolvePlain(text: string, fewBooleans: boolean): Resolved {
  if (NULLS.has(text)) return { type: 'null', value: null }
  if (TRUE.test(text) || (!fewBooleans && OLD_TRUE.test(text))) return { type: 'bool', value: true }
  if (FALSE.test(text) || (!fewBooleans && OLD_FALSE.test(text))) return { type: 'bool', value: false }
  if (SPECIAL_FLOAT.test(text)) {
    const value = /nan/i.test(text) ? Number.NaN : text.startsWith('-') ? -Infinity : Infinity
    return { type: 'float', value }
  }
  return (/^[-+.\d]/.test(text) ? resolveNumber(text) : undefined) ?? { type: 'str', value: text }
}

class Constructor {
  private decoded = 0
  private aliased = 0
  private depth = 0
  private readonly open = new Set<Node>()

  constructor(private readonly fewBooleans: boolean) {}

  value(node: Node): unknown {
    this.decoded += 1
    if (this.depth > 0) this.aliased += 1
    // A few aliases of aliases would otherwise grow into millions of values.
    if (this.aliased > 100 && this.decoded > 1000 && this.aliased > this.decoded * 0.99) {
      throw new YamlError('document contains excessive aliasing')
    }
    switch (node.kind) {
      case 'scalar':
        return this.scalar(node)
      case 'sequence':
        return node.items.map((item) => this.value(item))
      case 'mapping':
        return this.mapping(node, {})
      case 'alias':
        return this.alias(node, (target) => this.value(target))
    }
  }

  /** What an alias stands for, unless it stands in that itself. */
  private alias<T>({ target, name }: AliasNode, read: (target: Node) => T): T {
    if (this.open.has(target)) throw new YamlError(`anchor '${name}' value contains itself`)
    this.open.add(target)
    this.depth += 1
    const value = read(target)
    this.depth -= 1
    this.open.delete(target)
    return value
  }

  private scalar(node: ScalarNode): unknown {
    const { value, type } = this.resolve(node)
    if (type === 'float' && !Number.isFinite(value)) {
      const shown = Number.isNaN(value) ? 'NaN' : `${value === Infinity ? '+' : '-'}Inf`
      throw new Error(`json: unsupported value: ${shown}`)
    }
    return value
  }

  private resolve({ value, tag, plain }: ScalarNode): Resolved {
    const wanted = SHORT_TAG.exec(tag)?.[1]
    if (wanted === 'str' || (!plain && tag === '')) return { type: 'str', value }
    const resolved = resolvePlain(value, this.fewBooleans)
    if (!wanted || !/^(?:bool|int|float|null)$/.test(wanted))
      return tag === '' ? resolved : { type: 'str', value }
    if (wanted !== resolved.type && !(wanted === 'float' && resolved.type === 'int')) {
      throw new YamlError(`cannot decode !!${resolved.type} \`${value}\` as a !!${wanted}`)
    }
    return resolved
  }

  private mapping({ pairs }: MappingNode, out: Record<string, unknown>): Record<string, unknown> {
    for (const [key, value] of pairs) {
      if (key.kind === 'scalar' && key.plain && key.value === '<<') this.merge(value, out)
      else {
        const name = this.key(key, value)
        Object.defineProperty(out, name, {
          ...{ value: this.value(value), enumerable: true, configurable: true, writable: true },
        })
      }
    }
    return out
  }

  private merge(from: Node, out: Record<string, unknown>): void {
    if (from.kind !== 'sequence') this.mergeMap(from, out)
    // Of several the first wins.
    else for (const item of [...from.items].reverse()) this.mergeMap(item, out)
  }

  private mergeMap(from: Node, out: Record<string, unknown>): void {
    if (from.kind === 'alias' && from.target.kind !== 'alias') {
      this.alias(from, (target) => this.mergeMap(target, out))
    } else if (from.kind === 'mapping') this.mapping(from, out)
    else throw new YamlError('map merge requires map or sequence of maps as the value')
  }

  private key(node: Node, value: Node): string {
    const target = node.kind === 'alias' ? node.target : node
    if (target.kind !== 'scalar') throw new YamlError(`invalid map key: ${goSyntax(this.value(target))}`)
    const { type, value: key } = this.resolve(target)
    if (type === 'null') {
      throw new Error(
        `unsupported map key of type: %!s(<nil>), key: <nil>, value: ${goSyntax(this.value(value))}`,
      )
    }
    return String(key)
  }
}

/** Go's %#v of what goyaml decodes. */
function goSyntax(value: unknown): string {
  if (value === null) return 'interface {}(nil)'
  if (Array.isArray(value)) return `[]interface {}{${value.map(goSyntax).join(', ')}}`
  if (typeof value === 'object') {
    const pairs = Object.entries(value).map(([key, item]) => `${JSON.stringify(key)}:${goSyntax(item)}`)
    return `map[interface {}]interface {}{${pairs.join(', ')}}`
  }
  return JSON.stringify(value)
}

/**
 * The value of a document.
 * @param fewBooleans goyaml.v3 takes `yes` and `on` for strings
 * @throws YamlError, or Error of what JSON cannot hold
 */
export const constructValue = (node: Node, fewBooleans: boolean): unknown =>
  new Constructor(fewBooleans).value(node)
