import type { Cluster } from '@/lib/cluster/cluster'
import { Stage } from '@/lib/quiz/stage'
import { checkCondition, type Finding } from './conditions'
import type { DrillDefinition } from './definition'

export interface CheckResult extends Finding {
  id: string
  weight: number
  /** The command that shows it. */
  show: string
}

export interface DrillResults {
  passed: boolean
  /** Share of the weights, 0..1. */
  score: number
  checks: CheckResult[]
}

/** Grades what the learner built. Forks only: neither cluster is changed. `start` is the cluster as handed over. */
export function gradeDrill(drill: DrillDefinition, cluster: Cluster, start: Cluster): DrillResults {
  const situation = { now: new Stage(cluster.fork()), start: new Stage(start.fork()) }
  const checks = drill.checks.map(({ id, weight, show, all }): CheckResult => {
    const findings = all.map((condition) => checkCondition(situation, condition))
    const finding = findings.find((f) => !f.passed) ?? (findings[0] as Finding)
    return { id, weight, show, ...finding }
  })
  const total = checks.reduce((sum, c) => sum + c.weight, 0)
  const gained = checks.reduce((sum, c) => sum + (c.passed ? c.weight : 0), 0)
  return { passed: gained === total, score: gained / total, checks }
}
