import type { ExamTaskResult, Pair } from '@/lib/exam/exam'

export type Finding = 'met' | 'unmet' | 'damaged' | 'none'

/** A check, or something that was damaged, that came out otherwise when a task was graded again. */
export interface ChangedCheck {
  id: string
  names: Pair
  /** `none`: it was not looked at, or nothing was found. */
  first: Finding
  now: Finding
}

type Graded = Pick<ExamTaskResult, 'checks' | 'damage'>

const findings = ({ checks, damage }: Graded) =>
  new Map<string, { names: Pair; finding: Finding }>([
    ...checks.map(
      ({ id, names, passed }) => [`check ${id}`, { names, finding: passed ? 'met' : 'unmet' }] as const,
    ),
    ...damage.map(
      (object) => [`damage ${object}`, { names: { en: object, ja: object }, finding: 'damaged' }] as const,
    ),
  ])

/** What differs between two grades of a task, in the order of the newer one; what is no longer looked at comes last. */
export function changedChecks(first: Graded, now: Graded): ChangedCheck[] {
  const [before, after] = [findings(first), findings(now)]
  return [...new Set([...after.keys(), ...before.keys()])].flatMap((id) => {
    const [was, is] = [before.get(id), after.get(id)]
    const names = is?.names ?? was?.names
    const changed = { first: was?.finding ?? 'none', now: is?.finding ?? 'none' } as const
    return names && changed.first !== changed.now ? [{ id, names, ...changed }] : []
  })
}
