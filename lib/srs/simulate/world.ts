import type { Random } from '../random'

/** One skill as the content has it. Seconds are what somebody of usual pace takes. */
export interface WorldSkill {
  id: string
  kind: 'family' | 'drill'
  domain: string
  /** Share of the exam that it stands for; all together 1. */
  weight: number
  seconds: { first: number; review: number }
  prerequisites: string[]
}

/** Percent of the exam: content/curriculum.yaml. */
export const examDomains = [
  { id: 'storage', weight: 10 },
  { id: 'troubleshooting', weight: 30 },
  { id: 'workloads-and-scheduling', weight: 15 },
  { id: 'cluster-architecture', weight: 25 },
  { id: 'services-and-networking', weight: 20 },
] as const

/** A drill stands for more of the exam than a question does: the exam consists of drills. */
const DRILL_WEIGHT = 3
/** Concepts that the exam asks for: about as many as have pages, with what they have of each. */
const CONCEPTS = 80
const FAMILIES = 200
const DRILLS = 120

/** Skills in the order in which the curriculum has them: concept by concept, questions before drills. */
export function makeWorld(random: Random): WorldSkill[] {
  const concepts = Array.from({ length: CONCEPTS }, (_, n) => ({
    n,
    // Pages are spread more evenly than points are.
    domain: examDomains[n % examDomains.length]!.id,
    families: 0,
    drills: 0,
    // Some competencies are asked often, some hardly ever.
    importance: 0.4 + 1.2 * random.next(),
  }))
  const any = () => concepts[random.below(CONCEPTS)]!
  for (const concept of concepts) concept.families = 1
  for (let n = CONCEPTS; n < FAMILIES; n++) any().families++
  for (let n = 0; n < DRILLS; n++) any().drills++
  const skills = concepts.flatMap(({ n, domain, families, drills, importance }) => {
    const questions = Array.from({ length: families }, (_, at) => family(`c${n}-q${at}`, domain, random))
    const prerequisites = questions.slice(0, 2).map(({ id }) => id)
    const tasks = Array.from({ length: drills }, (_, at) => ({
      ...drill(`c${n}-d${at}`, domain, random),
      prerequisites,
    }))
    return [...questions, ...tasks].map((skill) => ({ ...skill, weight: skill.weight * importance }))
  })
  return shareOut(skills)
}

function family(id: string, domain: string, random: Random): WorldSkill {
  const review = 60 + 30 * random.next()
  return {
    id,
    kind: 'family',
    domain,
    weight: 1,
    seconds: { first: review * 1.5, review },
    prerequisites: [],
  }
}

function drill(id: string, domain: string, random: Random): WorldSkill {
  const review = 60 * (5 + 3 * random.next())
  const seconds = { first: review * 1.3, review }
  return { id, kind: 'drill', domain, weight: DRILL_WEIGHT, seconds, prerequisites: [] }
}

/** Each domain as much as the exam gives it. */
function shareOut(skills: readonly WorldSkill[]): WorldSkill[] {
  return skills.map((skill) => {
    const own = skills.filter(({ domain }) => domain === skill.domain)
    const sum = own.reduce((total, { weight }) => total + weight, 0)
    const share = examDomains.find(({ id }) => id === skill.domain)!.weight / 100
    return { ...skill, weight: (share * skill.weight) / sum }
  })
}
