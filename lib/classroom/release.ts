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

/**
 * What a learner may see of work that was handed in. Solutions wait as well for whoever still may begin again: `over` is
 * when nothing can be handed in by this learner any more.
 */
export function shownOf({ scoresAt, solutionsAt, releasedAt }: Released, over: boolean): Shown {
  const isReleased = releasedAt !== null
  const reached = (policy: ReleasePolicy) =>
    policy === 'HAND_IN' || isReleased || (policy === 'CLOSE' && over)
  return { scores: reached(scoresAt), solutions: reached(solutionsAt) }
}
