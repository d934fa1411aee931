import { isMap, isScalar, isSeq, type Node, type Pair, parseDocument, type YAMLMap } from 'yaml'
import { yamlDepth } from '@/lib/cluster/apimachinery/nesting'
import { LIMITS } from '@/lib/cluster/sim/limits'

/** From (inclusive) to (exclusive), in UTF-16 units of the document's text. */
export interface Range {
  from: number
  to: number
}

export type PathPart = string | number

/** What stands at a path, or nearest above it. */
export interface Found {
  /** All of the path is there. */
  whole: boolean
  key?: Range
  value?: Range
}

type Tree = Node | null | undefined

const MARGIN = /\s+$/

/** A document's tree with the places of its parts. What is wrong with the text is left aside: what could be read is there. */
export class YamlTree {
  readonly root: Tree

  constructor(private readonly text: string) {
    this.root = read(text)
  }

  /** The plain value at a path; undefined: nothing there. */
  value(path: readonly PathPart[]): unknown {
    let node = this.root
    for (const part of path) node = childOf(node, part)
    return plain(node)
  }

  /** Where a path leads, as far as it goes. */
  find(path: readonly PathPart[]): Found {
    let node = this.root
    let found: Found = { whole: path.length === 0, ...valueRange(this.rangeOf(node)) }
    for (const [index, part] of path.entries()) {
      const pair = isMap(node) ? pairOf(node, part) : undefined
      const next = pair ? (pair.value as Tree) : childOf(node, part)
      if (!pair && !next) return { ...found, whole: false }
      const key = pair ? this.rangeOf(pair.key as Tree) : undefined
      const value = this.rangeOf(next)
      found = { whole: index === path.length - 1, ...(key ? { key } : {}), ...valueRange(value) }
      node = next
    }
    return found
  }

  /** Every path that leads through these names, whatever the lists between them. */
  paths(names: readonly string[]): PathPart[][] {
    let found: { node: Tree; path: PathPart[] }[] = [{ node: this.root, path: [] }]
    for (const name of names)
      found = found.flatMap(({ node, path }) =>
        itemsOf(node, path).flatMap((one) => {
          const pair = isMap(one.node) ? pairOf(one.node, name) : undefined
          return pair ? [{ node: pair.value as Tree, path: [...one.path, name] }] : []
        }),
      )
    return found.map(({ path }) => path)
  }

  /** Every scalar, keys too, with the path to it; texts of several lines are left out. */
  *scalars(node: Tree = this.root, path: PathPart[] = []): Generator<Scalar> {
    if (isMap(node))
      for (const pair of node.items) {
        const name = keyText(pair)
        const key = this.rangeOf(pair.key as Tree)
        if (key) yield { path: [...path, name], isKey: true, text: name, ...key }
        yield* this.scalars(pair.value as Tree, [...path, name])
      }
    else if (isSeq(node))
      for (const [index, item] of node.items.entries()) yield* this.scalars(item as Tree, [...path, index])
    else if (isScalar(node) && !String(node.type).startsWith('BLOCK_')) {
      const range = this.rangeOf(node)
      if (range) yield { path, isKey: false, text: String(node.value ?? ''), ...range }
    }
  }

  private rangeOf(node: Tree): Range | undefined {
    const [from, to] = node?.range ?? []
    if (from === undefined || to === undefined) return undefined
    return { from, to: Math.max(from, from + this.text.slice(from, to).replace(MARGIN, '').length) }
  }
}

export interface Scalar extends Range {
  path: PathPart[]
  isKey: boolean
  text: string
}

/** Too deep a text has no tree: kubectl refuses it too. */
function read(text: string): Tree {
  if (yamlDepth(text) > LIMITS.nesting) return null
  // As kubectl reads it: YAML 1.1, the last of equal keys wins.
  const { contents } = parseDocument(text, {
    version: '1.1',
    uniqueKeys: false,
    strict: false,
    logLevel: 'silent',
    stringKeys: true,
  })
  return contents
}

const valueRange = (value: Range | undefined): { value?: Range } =>
  value && value.to > value.from ? { value } : {}

const keyText = ({ key }: Pair): string => (isScalar(key) ? String(key.value) : String(key))

/** The last of equal keys. */
const pairOf = (map: YAMLMap, name: PathPart): Pair | undefined =>
  map.items.findLast((pair) => keyText(pair) === String(name))

const childOf = (node: Tree, part: PathPart): Tree => {
  if (isMap(node)) return pairOf(node, part)?.value as Tree
  return isSeq(node) && typeof part === 'number' ? (node.items[part] as Tree) : undefined
}

const itemsOf = (node: Tree, path: PathPart[]): { node: Tree; path: PathPart[] }[] =>
  isSeq(node)
    ? node.items.flatMap((item, index) => itemsOf(item as Tree, [...path, index]))
    : [{ node, path }]

function plain(node: Tree): unknown {
  if (isScalar(node)) return node.value
  if (isSeq(node)) return node.items.map((item) => plain(item as Tree))
  if (isMap(node))
    return Object.fromEntries(node.items.map((pair) => [keyText(pair), plain(pair.value as Tree)]))
  return undefined
}
