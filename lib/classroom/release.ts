import type { ReleasePolicy } from '@/lib/generated/prisma/enums'

export interface Released {
  scoresAt: ReleasePolicy
  solutionsAt: ReleasePolicy
  releasedAt: Date | null
}

export interface Shown {
  scores: boolean
  solutions: boolean
}

export interface Progress {
  /** Nobody can hand in anything any more: see overAt. */
  over: boolean
  /** This learner cannot: no attempt runs, and none can be begun. */
  done: boolean
}

/** What a learner may see of work that was handed in. Whoever may still begin again sees no solutions, unless released. */
export function shownOf({ scoresAt, solutionsAt, releasedAt }: Released, { over, done }: Progress): Shown {
  const isReleased = releasedAt !== null
  const reached = (policy: ReleasePolicy) => policy === 'HAND_IN' || (policy === 'CLOSE' && over)
  return {
    scores: isReleased || reached(scoresAt),
    solutions: isReleased || (reached(solutionsAt) && (over || done)),
  }
}
