/** Runs the Japanese conventions over pages, short texts and the glossary. */
import type { Concept, Problem } from '../content'
import type { Rule } from '../gate'
import { checkJapanese } from '../japanese'
import { parsePage } from '../parse-page'

export const japaneseRule: Rule = ({ concepts, glossary, curriculum }) => [
  ...concepts.flatMap(checkConcept),
  ...glossary.flatMap((t) => [
    ...checkStyle(t.term.ja, false, `glossary/${t.id}.yaml`),
    ...checkStyle(t.definition.ja, true, `glossary/${t.id}.yaml`),
  ]),
  ...curriculum.domains.flatMap((d) =>
    [d.title.ja, ...d.competencies.map((c) => c.title.ja)].flatMap((t) =>
      checkStyle(t, false, 'curriculum.yaml'),
    ),
  ),
]

function checkConcept(concept: Concept): Problem[] {
  const text = concept.texts.ja
  const yaml = `concepts/${concept.id}/concept.yaml`
  const short = [
    [text.title, false],
    [text.summary, true],
    ...text.keyPoints.map((p) => [p, true] as const),
    ...text.traps.flatMap((t) => [[t.belief, true] as const, [t.fact, true] as const]),
    ...concept.diagrams.flatMap((d) => [[d.caption.ja, false] as const, [d.alt.ja, true] as const]),
    ...concept.references.map((r) => [r.label.ja, false] as const),
  ] as const
  const file = `concepts/${concept.id}/ja.md`
  return [
    ...short.flatMap(([t, ends]) => checkStyle(t, ends, yaml)),
    ...parsePage(text.body).prose.flatMap((p) => checkStyle(p.text, p.kind === 'paragraph', file, p.line)),
  ]
}

/** Findings in one text, as problems of its file. */
export function checkStyle(text: string, ends: boolean, file: string, line?: number): Problem[] {
  return checkJapanese(text, ends).map(({ rule, excerpt }) => ({
    file,
    ...(line ? { line } : {}),
    rule,
    message: excerpt,
  }))
}
