/** A page cut before each heading of level 2 and 3; what stands before the first, if anything does, is a section too. */
export function splitSections(markdown: string): string[] {
  const sections: string[][] = [[]]
  let fenced = false
  for (const line of markdown.split('\n')) {
    if (line.startsWith('```')) fenced = !fenced
    if (!fenced && /^##{1,2} /.test(line)) sections.push([])
    sections.at(-1)?.push(line)
  }
  return sections.map((lines) => lines.join('\n').trim()).filter((text) => text !== '')
}
