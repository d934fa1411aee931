import { apportion } from './apportion'

export interface DomainWeight {
  id: string
  /** Percent of the exam; 0: it does not weigh it. */
  weight: number
}

/** What a task's worth depends on. */
export interface Weighed {
  domainId: string
  minutes: number
}

/** Where the exam weighs a domain with nothing and the learner asks for it all the same. */
const UNWEIGHED = 5

/** Against the other domains of an exam. */
export const domainWeight = ({ weight }: DomainWeight): number => weight || UNWEIGHED

/** By the weights of the domains, within one by minutes; each task is worth at least one percent. */
export function weigh(tasks: readonly Weighed[], domains: readonly DomainWeight[]): number[] {
  const groups = domains
    .map((domain) => ({
      weight: domainWeight(domain),
      at: tasks.flatMap(({ domainId }, index) => (domainId === domain.id ? [index] : [])),
    }))
    .filter(({ at }) => at.length > 0)
  const parts = apportion(
    100,
    groups.map(({ weight }) => weight),
  )
  const fits = groups.every(({ at }, group) => at.length <= (parts[group] ?? 0))
  const shares = fits ? groups : [{ at: [...tasks.keys()] }]
  const weights: number[] = []
  for (const [group, { at }] of shares.entries()) {
    const part = fits ? (parts[group] ?? 0) : 100
    const more = apportion(
      part - at.length,
      at.map((index) => tasks[index]?.minutes ?? 1),
    )
    for (const [place, index] of at.entries()) weights[index] = 1 + (more[place] ?? 0)
  }
  return weights
}
