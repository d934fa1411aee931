import type { PhrasingContent, Root, RootContent, Text } from 'mdast'

export interface PageTerm {
  id: string
  /** As it stands in the text. */
  name: string
}

/**
 * Marks where a term stands for the first time in a page as `<span data-term>`: in paragraphs, lists and tables,
 * not in headings, links or code. A name that begins with a capital is a kind, and only that spelling is it.
 */
export function remarkTerms(terms: readonly PageTerm[]) {
  return (root: Root): void => {
    const left = terms
      .map(({ id, name }) => ({ id, pattern: patternOf(name), length: name.length }))
      // The longer name first: `init container` is not a `container`.
      .sort((a, b) => b.length - a.length)
    markIn(root, left)
  }
}

interface Wanted {
  id: string
  pattern: RegExp
}

function patternOf(name: string): RegExp {
  const text = name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
  const isLatin = /^[\x20-\x7e]+$/.test(name)
  const isKind = /^[A-Z]/.test(name)
  return isLatin ? new RegExp(`(?<![\\w-])${text}(?:e?s)?(?![\\w-])`, isKind ? '' : 'i') : new RegExp(text)
}

const SKIPPED = new Set(['heading', 'link', 'code', 'inlineCode', 'html'])

function markIn(parent: Root | RootContent, left: Wanted[]): void {
  if (SKIPPED.has(parent.type) || !('children' in parent)) return
  const children = parent.children.flatMap((child): RootContent[] => {
    if (child.type === 'text') return cut(child, left)
    markIn(child, left)
    return [child]
  })
  parent.children = children as typeof parent.children
}

/** The text, with the terms that it is the first to name. */
function cut({ value }: Text, left: Wanted[]): PhrasingContent[] {
  const out: PhrasingContent[] = []
  let rest = value
  for (let found = earliest(rest, left); found; found = earliest(rest, left)) {
    const { term, from, to } = found
    left.splice(left.indexOf(term), 1)
    if (from > 0) out.push({ type: 'text', value: rest.slice(0, from) })
    out.push(marked(rest.slice(from, to), term.id))
    rest = rest.slice(to)
  }
  if (rest !== '') out.push({ type: 'text', value: rest })
  return out
}

function earliest(text: string, left: readonly Wanted[]) {
  let best: { term: Wanted; from: number; to: number } | undefined
  for (const term of left) {
    const match = term.pattern.exec(text)
    if (match && (!best || match.index < best.from))
      best = { term, from: match.index, to: match.index + match[0].length }
  }
  return best
}

/** An emphasis by name only: what it becomes is said by its data. */
function marked(value: string, id: string): PhrasingContent {
  return {
    type: 'emphasis',
    data: { hName: 'span', hProperties: { dataTerm: id } },
    children: [{ type: 'text', value }],
  }
}
