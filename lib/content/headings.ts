export interface Heading {
  level: 2 | 3
  text: string
  id: string
}

/** The anchor of a heading: its words in lower case, joined by hyphens; Japanese stays as it is. */
export function headingId(text: string): string {
  return text
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s-]/gu, '')
    .replace(/\s+/g, '-')
}

/** The headings of levels 2 and 3 outside code fences, in order: what a table of contents shows. */
export function listHeadings(markdown: string): Heading[] {
  const headings: Heading[] = []
  let fenced = false
  for (const line of markdown.split('\n')) {
    if (line.startsWith('```')) fenced = !fenced
    const match = fenced ? null : /^(##|###) (.+)$/.exec(line)
    if (!match?.[1] || !match[2]) continue
    const text = match[2].replace(/[`*]/g, '').trim()
    headings.push({ level: match[1].length as 2 | 3, text, id: headingId(text) })
  }
  return headings
}
