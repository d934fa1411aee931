import { headingId } from '../content/headings'
import { parsePage } from '../content/parse-page'

/** A line of a page that may be shown as a result, and where it stands. */
export interface PageBlock {
  text: string
  kind: 'heading' | 'prose' | 'code'
  /** The heading above it; '' before the first. */
  heading: string
  /** Its anchor. */
  anchor: string
}

const MARKUP = /\*|`|^\|\s*|\s*\|$|\[!\w+\]/g

/** What can be read of a page, in order: headings, lines of prose, lines of code. */
export function pageBlocks(markdown: string): PageBlock[] {
  const { prose, fences } = parsePage(markdown)
  const lines = [
    ...prose.map(({ kind, text, line }) => ({ kind, text: bare(text), line })),
    ...fences.flatMap(({ text, line }) =>
      text.split('\n').map((one, at) => ({ kind: 'code' as const, text: one, line: line + 1 + at })),
    ),
  ].sort((a, b) => a.line - b.line)
  let heading = ''
  return lines.flatMap(({ kind, text }): PageBlock[] => {
    if (kind === 'heading') heading = text
    if (!/[\p{L}\p{N}]/u.test(text)) return []
    const shown = kind === 'heading' || kind === 'code' ? kind : 'prose'
    return [{ text, kind: shown, heading, anchor: headingId(heading) }]
  })
}

/** Without marks of Markdown: links as their text, cells of a table apart. */
function bare(text: string): string {
  return text
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(MARKUP, '')
    .replace(/\s*\|\s*/g, ' · ')
}
