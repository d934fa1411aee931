import { PASS_PERCENT } from './form'

export interface ScoredTask {
  domainId: string
  /** Percent of the exam. */
  weight: number
  /** 0..1; undefined: it could not be graded, and counts for nothing. */
  score: number | undefined
}

/** Rounded down: who has not reached a percent does not have it. Sums of tenths are not quite exact. */
const wholePercent = (share: number) => Math.floor(share * 100 + 1e-6)

/** Whole percent of what the graded tasks are worth; 0 when none is. */
export function examScore(tasks: readonly ScoredTask[]): number {
  const graded = tasks.filter(({ score }) => score !== undefined)
  const worth = graded.reduce((sum, { weight }) => sum + weight, 0)
  const gained = graded.reduce((sum, { weight, score = 0 }) => sum + weight * score, 0)
  return worth === 0 ? 0 : wholePercent(gained / worth)
}

export const isPass = (score: number): boolean => score >= PASS_PERCENT

/** What a task brought and what it cost, in percent of the exam to a tenth. */
export function taskPoints({ weight, score }: Pick<ScoredTask, 'weight' | 'score'>) {
  if (score === undefined) return { points: 0, lost: 0 }
  const points = Math.round(weight * score * 10) / 10
  return { points, lost: Math.round((weight - points) * 10) / 10 }
}

/** One line for each domain that has tasks, in the order in which the domains are first met. */
export function domainScores(tasks: readonly ScoredTask[]) {
  const ids = [...new Set(tasks.map(({ domainId }) => domainId))]
  return ids.map((id) => {
    const own = tasks.filter(({ domainId }) => domainId === id)
    return {
      id,
      tasks: own.length,
      weight: own.reduce((sum, { weight }) => sum + weight, 0),
      score: examScore(own),
    }
  })
}
