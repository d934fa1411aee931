import { ConnectionRefused } from '@/lib/cluster/apiserver/request'
import { checkLook } from './check-look'
import type { Condition } from './condition'
import { runExperiment } from './experiment'
import type { Finding, Situation } from './finding'
import { RequestRefused } from './stage'

/** Checks all of them, each for itself: neither cluster is changed. */
export async function checkConditions(
  situation: Situation,
  conditions: readonly Condition[],
): Promise<Finding[]> {
  const findings: Finding[] = []
  for (const c of conditions) findings.push(await checkCondition(situation, c))
  return findings
}

/** A cluster that does not answer, or not as it should, fails the condition. */
async function checkCondition(situation: Situation, c: Condition): Promise<Finding> {
  try {
    return c.kind === 'experiment' ? await runExperiment(situation, c) : await checkLook(situation, c)
  } catch (error) {
    if (!(error instanceof ConnectionRefused || error instanceof RequestRefused)) throw error
    return { passed: false, expected: c.kind, found: error.message }
  }
}
