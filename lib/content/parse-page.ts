/**
 * A page's Markdown cut into what the gate and the tests look at. Pages use a small part of Markdown
 * (headings, paragraphs, lists, tables, fences, `::diagram{id}`), so a line scanner is exact enough.
 */

export interface Heading {
  level: number
  text: string
  line: number
}

export interface Fence {
  lang: string
  /** The words behind the language, see fence-marks.ts. */
  marks: string
  text: string
  line: number
}

export interface ProseLine {
  kind: 'heading' | 'paragraph' | 'list' | 'table' | 'quote'
  text: string
  line: number
}

export interface PageLink {
  text: string
  url: string
  line: number
}

export interface Page {
  headings: Heading[]
  fences: Fence[]
  diagrams: { id: string; line: number }[]
  /** Lines outside fences and directives, without their list, quote and heading marks. */
  prose: ProseLine[]
  links: PageLink[]
  /** The line on which a fence starts that is never closed. */
  openFence?: number
}

const diagramLine = /^::diagram\{([a-z0-9-]+)\}$/
const linkPattern = /\[([^\]]*)\]\(([^)\s]+)\)/g

/** Cuts a page into headings, fences, diagram places, prose and links. */
export function parsePage(markdown: string): Page {
  const page: Page = { headings: [], fences: [], diagrams: [], prose: [], links: [] }
  let fence: Fence | undefined
  const lines = markdown.split('\n')
  for (const [index, line] of lines.entries()) {
    const number = index + 1
    if (fence) {
      if (line.trimEnd() === '```') {
        page.fences.push(fence)
        fence = undefined
      } else fence.text += `${line}\n`
      continue
    }
    const opening = /^```(\S*)(?: +(.*))?$/.exec(line)
    if (opening) fence = { lang: opening[1] ?? '', marks: opening[2]?.trim() ?? '', text: '', line: number }
    else readLine(page, line, number)
  }
  if (fence) page.openFence = fence.line
  return page
}

function readLine(page: Page, line: string, number: number): void {
  const trimmed = line.trim()
  if (trimmed === '') return
  const diagram = diagramLine.exec(trimmed)
  if (diagram?.[1]) {
    page.diagrams.push({ id: diagram[1], line: number })
    return
  }
  const prose = proseLine(trimmed, number)
  if (prose.kind === 'heading') {
    page.headings.push({ level: trimmed.search(/[^#]/), text: prose.text, line: number })
  }
  page.prose.push(prose)
  for (const match of prose.text.matchAll(linkPattern)) {
    page.links.push({ text: match[1] ?? '', url: match[2] ?? '', line: number })
  }
}

function proseLine(trimmed: string, line: number): ProseLine {
  const heading = /^#{1,6} (.*)$/.exec(trimmed)
  if (heading) return { kind: 'heading', text: heading[1] ?? '', line }
  const list = /^(?:[-*]|\d+\.) (.*)$/.exec(trimmed)
  if (list) return { kind: 'list', text: list[1] ?? '', line }
  const quote = /^> ?(.*)$/.exec(trimmed)
  if (quote) return { kind: 'quote', text: quote[1] ?? '', line }
  return { kind: trimmed.startsWith('|') ? 'table' : 'paragraph', text: trimmed, line }
}

/** Words of a page's prose, for languages that put spaces between words. */
export function countWords(page: Page): number {
  return page.prose.reduce(
    (sum, p) => sum + (p.text.match(/[\p{L}\p{N}][\p{L}\p{N}'’./-]*/gu)?.length ?? 0),
    0,
  )
}

/** Characters of a page's prose without white space. */
export function countCharacters(page: Page): number {
  return page.prose.reduce((sum, p) => sum + [...p.text.replace(/\s/g, '')].length, 0)
}
