/** Tokens → a tree of nodes, of the first document only. Mirrors: libyaml's parser and goyaml's composer. */
import { YamlError } from '@/lib/cluster/apimachinery/yaml/reader'
import { Scanner, type Token } from '@/lib/cluster/apimachinery/yaml/scanner'

export interface ScalarNode {
  kind: 'scalar'
  value: string
  tag: string
  plain: boolean
}
interface SequenceNode {
  kind: 'sequence'
  items: Node[]
}
export interface MappingNode {
  kind: 'mapping'
  pairs: [key: Node, value: Node][]
}
export interface AliasNode {
  kind: 'alias'
  name: string
  target: Node
}
export type Node = ScalarNode | SequenceNode | MappingNode | AliasNode

type Type = Token['type']

const empty = (): ScalarNode => ({ kind: 'scalar', value: '', tag: '', plain: true })

class Parser {
  private readonly scanner: Scanner
  private readonly anchors = new Map<string, Node>()

  constructor(text: string) {
    this.scanner = new Scanner(text)
  }

  private is(...types: Type[]): boolean {
    return types.includes(this.scanner.peek().type)
  }

  private skip(type: Type): boolean {
    const found = this.is(type)
    if (found) this.scanner.next()
    return found
  }

  private fail(problem: string): never {
    throw new YamlError(problem, this.scanner.peek().line)
  }

  document(): Node | undefined {
    while (this.skip('document-end'));
    if (this.is('stream-end')) return undefined
    const directives = this.is('directive')
    while (this.skip('directive'));
    if (!this.skip('document-start') && directives) this.fail('did not find expected <document start>')
    const node = this.nodeUnless(['directive', 'document-start', 'document-end', 'stream-end'], true)
    // The document's end has to be read too.
    this.scanner.peek()
    return node
  }

  /** A node, or an empty one where one of `ends` follows. */
  private nodeUnless(ends: Type[], block: boolean, indentless = false): Node {
    return this.is(...ends) ? empty() : this.node(block, indentless)
  }

  private node(block: boolean, indentless = false): Node {
    const alias = this.scanner.peek()
    if (alias.type === 'alias') {
      this.scanner.next()
      const target = this.anchors.get(alias.value)
      if (!target) throw new YamlError(`unknown anchor '${alias.value}' referenced`)
      return { kind: 'alias', name: alias.value, target }
    }
    let anchor: string | undefined
    let tag: string | undefined
    for (;;) {
      const token = this.scanner.peek()
      if (token.type === 'anchor' && anchor === undefined) anchor = token.value
      else if (token.type === 'tag' && tag === undefined) tag = token.value
      else break
      this.scanner.next()
    }
    if (tag !== undefined && /^![^!<]+!/.test(tag)) this.fail('found undefined tag handle')
    const node = this.start(block, indentless, anchor !== undefined || tag !== undefined, tag ?? '')
    // What is in a node may refer to it.
    if (anchor !== undefined) this.anchors.set(anchor, node)
    if (node.kind === 'sequence') this.items(node.items)
    else if (node.kind === 'mapping') this.pairs(node.pairs)
    return node
  }

  /** A scalar, or a collection whose content is still to be read. */
  private start(block: boolean, indentless: boolean, decorated: boolean, tag: string): Node {
    const token = this.scanner.peek()
    const { type } = token
    if (type === 'scalar') {
      this.scanner.next()
      return { kind: 'scalar', value: token.value, tag, plain: token.plain }
    }
    if (type === '[' || (block && type === 'block-sequence') || (indentless && type === 'block-entry')) {
      return { kind: 'sequence', items: [] }
    }
    if (type === '{' || (block && type === 'block-mapping')) return { kind: 'mapping', pairs: [] }
    if (!decorated) this.fail('did not find expected node content')
    return { ...empty(), tag }
  }

  private items(items: Node[]): void {
    if (this.is('[')) this.flowEntries(items)
    else if (this.is('block-sequence')) this.blockEntries(items)
    else this.indentlessEntries(items)
  }

  private pairs(pairs: MappingNode['pairs']): void {
    if (this.is('{')) this.flowPairs(pairs)
    else this.blockPairs(pairs)
  }

  private blockEntries(items: Node[]): void {
    this.scanner.next()
    while (this.skip('block-entry')) items.push(this.nodeUnless(['block-entry', 'block-end'], true))
    if (!this.skip('block-end')) this.fail("did not find expected '-' indicator")
  }

  private indentlessEntries(items: Node[]): void {
    while (this.skip('block-entry')) {
      items.push(this.nodeUnless(['block-entry', 'key', 'value', 'block-end'], true))
    }
  }

  private blockPairs(pairs: MappingNode['pairs']): void {
    const ends: Type[] = ['key', 'value', 'block-end']
    this.scanner.next()
    while (this.skip('key')) {
      const key = this.nodeUnless(ends, true, true)
      pairs.push([key, this.skip('value') ? this.nodeUnless(ends, true, true) : empty()])
    }
    if (!this.skip('block-end')) this.fail('did not find expected key')
  }

  private flowEntries(items: Node[]): void {
    this.scanner.next()
    for (let first = true; !this.is(']'); first = false) {
      if (!first && !this.skip('flow-entry')) this.fail("did not find expected ',' or ']'")
      if (this.skip('key')) {
        const key = this.nodeUnless(['value', 'flow-entry', ']'], false)
        const value = this.skip('value') ? this.nodeUnless(['flow-entry', ']'], false) : empty()
        items.push({ kind: 'mapping', pairs: [[key, value]] })
      } else if (!this.is(']')) items.push(this.node(false))
    }
    this.scanner.next()
  }

  private flowPairs(pairs: MappingNode['pairs']): void {
    this.scanner.next()
    for (let first = true; !this.is('}'); first = false) {
      if (!first && !this.skip('flow-entry')) this.fail("did not find expected ',' or '}'")
      if (this.skip('key')) {
        const key = this.nodeUnless(['value', 'flow-entry', '}'], false)
        pairs.push([key, this.skip('value') ? this.nodeUnless(['flow-entry', '}'], false) : empty()])
      } else if (!this.is('}')) pairs.push([this.node(false), empty()])
    }
    this.scanner.next()
  }
}

/**
 * The first document of a text, undefined when there is none.
 * @throws YamlError
 */
export const parseYaml = (text: string): Node | undefined => new Parser(text).document()
