import { create } from 'xmlbuilder2'

/** An element, or text. */
export type XmlNode = string | XmlElement
export interface XmlElement {
  name: string
  attributes: Record<string, string | number>
  children: readonly XmlNode[]
}

export function el(
  name: string,
  attributes: Record<string, string | number> = {},
  ...children: readonly (XmlNode | readonly XmlNode[])[]
): XmlElement {
  return { name, attributes, children: children.flat() }
}

type Builder = ReturnType<ReturnType<typeof create>['ele']>

/** The builder takes `&lt;` in a text for `<`: an ampersand has to say that it is one. */
const literal = (text: string) => text.replaceAll('&', '&amp;')

function write(into: Builder, { attributes, children }: XmlElement): void {
  for (const [name, value] of Object.entries(attributes)) into.att(name, literal(String(value)))
  for (const child of children) {
    if (typeof child === 'string') into.txt(literal(child))
    else write(into.ele(child.name), child)
  }
}

/**
 * A document in UTF-8. Blanks in texts stay as they are; characters that XML cannot say (those of a terminal's colours) go.
 * @param namespace of the root and all below it
 */
export function toXml(namespace: string, root: XmlElement): string {
  const document = create({ version: '1.0', encoding: 'UTF-8', invalidCharReplacement: '' })
  write(document.ele(namespace, root.name), root)
  return document.end()
}
