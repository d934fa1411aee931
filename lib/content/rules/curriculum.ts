/** Weights, ids and the order of concepts. */
import type { Problem } from '../content'
import type { Rule } from '../gate'

const file = 'curriculum.yaml'
/** Concepts that serve a competency. */
const LEAST = 3

export const curriculumRule: Rule = ({ curriculum, concepts }) => {
  const problems: Problem[] = []
  const fail = (rule: string, message: string, where = file) => problems.push({ file: where, rule, message })

  const weighed = curriculum.domains.flatMap((d) => d.weight ?? [])
  const sum = weighed.reduce((a, b) => a + b, 0)
  if (weighed.length > 0 && sum !== 100) fail('weights', `weights add up to ${sum}, not 100`)

  for (const id of repeated(curriculum.domains.map((d) => d.id))) fail('unique', `domain "${id}" twice`)
  for (const id of repeated(curriculum.domains.flatMap((d) => d.competencies.map((c) => c.id)))) {
    fail('unique', `competency "${id}" twice`)
  }
  for (const id of repeated(curriculum.concepts)) fail('unique', `concept "${id}" twice`)

  const known = new Set(curriculum.domains.flatMap((d) => d.competencies.map((c) => c.id)))
  const serving = concepts.flatMap((c) => [c.competency, ...(c.alsoFor ?? [])])
  // While pages are still to come, nobody can tell whether there will be too few.
  const isComplete = concepts.length === curriculum.concepts.length
  for (const id of isComplete ? known : []) {
    const count = serving.filter((one) => one === id).length
    if (count < LEAST) fail('competency-served', `"${id}" has ${count} concepts, not ${LEAST}`)
  }
  const order = new Map(concepts.map((c) => [c.id, c.order]))
  for (const concept of concepts) {
    const where = `concepts/${concept.id}/concept.yaml`
    for (const id of concept.alsoFor ?? []) {
      if (!known.has(id)) fail('competency', `unknown competency "${id}"`, where)
    }
    for (const id of concept.prerequisites) {
      const before = order.get(id)
      if (before === undefined) fail('prerequisite', `prerequisite "${id}" does not exist`, where)
      else if (before >= concept.order) {
        // An order in which every page follows its prerequisites cannot have a cycle.
        fail('prerequisite-order', `prerequisite "${id}" comes later in the curriculum`, where)
      }
    }
    for (const id of repeated(concept.prerequisites)) fail('unique', `prerequisite "${id}" twice`, where)
  }
  return problems
}

/** The values that occur more than once, each once. */
export function repeated(values: string[]): string[] {
  return [...new Set(values.filter((v, i) => values.indexOf(v) !== i))]
}
