/** Every diagram stands once in each text, in the same order, and has a fallback that keeps its columns. */
import type { Concept, Problem } from '../content'
import type { Rule } from '../gate'
import { parsePage } from '../parse-page'
import { contentLocales } from '../schema'

const asciiWidth = 76

export const diagramRule: Rule = ({ concepts }, files) => {
  const known = new Set(
    concepts.flatMap((c) =>
      c.diagrams.flatMap((d) => ['', '.en', '.ja'].map((s) => `concepts/${c.id}/diagrams/${d.id}${s}.mmd`)),
    ),
  )
  const read = new Set(concepts.map((c) => c.id))
  const orphans = Object.keys(files).filter(
    (f) => f.endsWith('.mmd') && read.has(f.split('/')[1] ?? '') && !known.has(f),
  )
  return [
    ...concepts.flatMap(checkConcept),
    ...orphans.map((file) => ({ file, rule: 'diagram-file', message: 'is named by no concept.yaml' })),
  ]
}

function checkConcept(concept: Concept): Problem[] {
  const ids = concept.diagrams.map((d) => d.id)
  const placed = contentLocales.flatMap((locale): Problem[] => {
    const file = `concepts/${concept.id}/${locale}.md`
    const used = parsePage(concept.texts[locale].body).diagrams
    const unknown = used.filter((d) => !ids.includes(d.id))
    if (unknown.length > 0) {
      return unknown.map((d) => ({ file, line: d.line, rule: 'diagram-known', message: `no "${d.id}"` }))
    }
    if (used.map((d) => d.id).join(' ') === ids.join(' ')) return []
    const message = `must place each once, in this order: ${ids.join(', ')}`
    return [{ file, rule: 'diagram-once', message }]
  })
  const yaml = `concepts/${concept.id}/concept.yaml`
  const drawn = concept.diagrams.flatMap((d): Problem[] => {
    const bad = d.ascii.split('\n').find((l) => l.length > asciiWidth || /[^\x20-\x7e]/.test(l))
    if (bad === undefined) return []
    return [{ file: yaml, rule: 'ascii', message: `${d.id}: not ASCII or over ${asciiWidth} wide: ${bad}` }]
  })
  return [...placed, ...drawn]
}
