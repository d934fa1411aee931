import { z } from 'zod'
import { checkConditions } from '@/lib/goal/check-conditions'
import { condition } from '@/lib/goal/condition'
import type { Finding } from '@/lib/goal/finding'
import { Stage } from '@/lib/goal/stage'
import { awaitWhole } from '@/lib/lab/rest'
import type { LabSession } from '@/lib/lab/session'

/**
 * Which conditions hold for a session, in their order. Its cluster stays as it is: all is tried out on forks.
 * @throws ZodError for what is no condition; LabError not-loaded
 */
export function checkGoal({ cluster, start, terminal }: LabSession, conditions: unknown): Promise<Finding[]> {
  const parsed = z.array(condition).parse(conditions)
  return awaitWhole(() =>
    checkConditions(
      {
        now: new Stage(cluster.fork(), terminal.files()),
        start: new Stage(start.cluster.fork(), start.files),
      },
      parsed,
    ),
  )
}
