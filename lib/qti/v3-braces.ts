import { el, type XmlNode } from './xml'

/**
 * Some players make a template of the page, in which two opening braces begin an expression (Helm, Go templates): the second
 * stands in an element of its own, and both are read as they are.
 */
export function bracesApart(nodes: readonly XmlNode[]): XmlNode[] {
  return nodes.flatMap((node) =>
    typeof node === 'string' ? apart(node) : [{ ...node, children: bracesApart(node.children) }],
  )
}

const apart = (text: string): XmlNode[] =>
  text
    .split(/(?<=\{)(\{)/)
    .map((part, i) => (i % 2 === 1 ? el('span', {}, part) : part))
    .filter((part) => part !== '')
