import { el, type XmlElement, type XmlNode } from './xml'

/** `code` and **bold** within a line. */
export function inline(text: string): XmlNode[] {
  return text.split(/(`[^`]+`|\*\*[^*]+\*\*)/).flatMap((part): XmlNode[] => {
    if (part === '') return []
    if (/^`.+`$/s.test(part)) return [el('code', {}, part.slice(1, -1))]
    if (/^\*\*.+\*\*$/s.test(part)) return [el('strong', {}, part.slice(2, -2))]
    return [part]
  })
}

/** A text of a question: paragraphs with inline code. */
export function paragraphs(text: string): XmlElement[] {
  return text.split(/\n\s*\n/).map((paragraph) => el('p', {}, inline(paragraph)))
}

/** Manifests and terminals: every blank counts. */
export const preformatted = (text: string): XmlElement => el('pre', {}, text.replace(/\n$/, ''))

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** The same without its markup. */
export const plain = (nodes: readonly XmlNode[]): string =>
  nodes.map((node) => (typeof node === 'string' ? node : plain(node.children))).join('')

/** The same as HTML in a string, for formats that carry it as text. */
export function html(nodes: readonly XmlNode[]): string {
  return nodes
    .map((node) =>
      typeof node === 'string'
        ? node.replace(/[&<>"]/g, (character) => ESCAPES[character] ?? character)
        : `<${node.name}>${html(node.children)}</${node.name}>`,
    )
    .join('')
}
