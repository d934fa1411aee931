import type { Blockquote, Root, RootContent } from 'mdast'

/** The first line of a quote that is a call-out, `[!NOTE]` and its kin; what each is for: docs/authoring.md. */
export const calloutKinds = ['note', 'tip', 'warning', 'exam', 'version'] as const
export type CalloutKind = (typeof calloutKinds)[number]

const MARK = new RegExp(`^\\[!(${calloutKinds.join('|').toUpperCase()})\\][ \\t]*\\n?`)

/** Turns quotes of a page that begin with a mark into `<aside data-callout>`. */
export function remarkCallouts() {
  return ({ children }: Root): void => {
    for (const child of children) if (child.type === 'blockquote') markCallout(child)
  }
}

function markCallout(quote: Blockquote): void {
  const [first] = quote.children
  const text: RootContent | undefined = first?.type === 'paragraph' ? first.children[0] : undefined
  if (first?.type !== 'paragraph' || text?.type !== 'text') return
  const [whole, kind] = MARK.exec(text.value) ?? []
  if (whole === undefined || kind === undefined) return
  text.value = text.value.slice(whole.length)
  if (text.value === '') first.children.shift()
  if (first.children.length === 0) quote.children.shift()
  quote.data = { ...quote.data, hName: 'aside', hProperties: { dataCallout: kind.toLowerCase() } }
}
