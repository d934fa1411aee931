import { checkConditions } from '@/lib/goal/check-conditions'
import type { Condition } from '@/lib/goal/condition'
import type { Finding } from '@/lib/goal/finding'
import { Stage } from '@/lib/goal/stage'
import { awaitWhole } from '@/lib/lab/rest'
import type { LabSession } from '@/lib/lab/session'
import { forkMachine } from '@/lib/shell/machine-state'

/**
 * Which conditions hold for a session, or for a log that was replayed, in their order. Its cluster stays as it is: all is tried out on forks. Who asks
 * has parsed the conditions: their schema would weigh more here than all that checks them.
 * @throws LabError not-loaded
 */
export function checkGoal(
  { cluster, start, workplace }: Pick<LabSession, 'cluster' | 'start' | 'workplace'>,
  conditions: readonly Condition[],
): Promise<Finding[]> {
  return awaitWhole(() =>
    checkConditions(
      {
        now: new Stage(cluster.fork(), workplace.files(), forkMachine(workplace.machine())),
        start: new Stage(start.cluster.fork(), start.files, forkMachine(start)),
      },
      conditions,
    ),
  )
}
