import type { CheckMoment } from '@/lib/classroom/check-moments'

/** A moment at which something is otherwise than at the one before. */
export interface CheckTurn {
  /** Of the moment in its list. */
  index: number
  moment: CheckMoment
  /** Ids of checks that are met now, and of those that are no longer. */
  met: string[]
  lost: string[]
}

/** The moments at which checks turned; the start where some are met already. */
export function checkTurns(moments: readonly CheckMoment[]): CheckTurn[] {
  return moments.flatMap((moment, index) => {
    const before = moments[index - 1]?.checks ?? {}
    const ids = Object.keys(moment.checks)
    const met = ids.filter((id) => moment.checks[id] && !before[id])
    const lost = ids.filter((id) => !moment.checks[id] && before[id])
    return met.length + lost.length === 0 ? [] : [{ index, moment, met, lost }]
  })
}
