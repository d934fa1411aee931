import type { Cluster } from '@/lib/cluster/create-cluster'
import { Beginnings } from '@/lib/goal/beginnings'
import { checkConditions } from '@/lib/goal/check-conditions'
import type { Finding } from '@/lib/goal/finding'
import { Stage } from '@/lib/goal/stage'
import type { LabStart } from '@/lib/lab/start'
import { forkMachine } from '@/lib/shell/machine-state'
import type { Workplace } from '@/lib/shell/workplace'
import { findDamage, isAnswering } from './damage'
import type { DrillDefinition } from './definition'

export interface CheckResult extends Finding {
  id: string
  weight: number
  /** The command that shows it. */
  show: string
}

export interface DrillResults {
  /** Every check, and no damage. */
  passed: boolean
  /** Share of the weights, less what the damage costs: 0..1. */
  score: number
  checks: CheckResult[]
  /** What was changed or deleted without need: `resource/name -n namespace`. */
  damage: string[]
}

/** What the learner handed in. */
export interface HandedIn {
  cluster: Cluster
  /** The learner's machine. */
  workplace: Pick<Workplace, 'files' | 'machine'>
  /** All as it was handed over. */
  start: LabStart
}

/** Share of the score that one damaged object costs, and all of them together at most. */
const DAMAGE_COST = 0.1
const DAMAGE_LIMIT = 0.5

/** Grades what the learner built. Forks only: neither cluster is changed. */
export async function gradeDrill(
  drill: DrillDefinition,
  { cluster, start, workplace }: HandedIn,
): Promise<DrillResults> {
  const situation = {
    now: new Stage(cluster.fork(), workplace.files(), forkMachine(workplace.machine())),
    start: new Stage(start.cluster.fork(), workplace.files(), forkMachine(start)),
    beginnings: new Beginnings(drill.checks.flatMap(({ all }) => all)),
  }
  const checks: CheckResult[] = []
  for (const { id, weight, show, all } of drill.checks) {
    const findings = await checkConditions(situation, all)
    const finding = findings.find((f) => !f.passed) ?? (findings[0] as Finding)
    checks.push({ id, weight, show, ...finding })
  }
  const damage = damageOf(situation, drill)
  const total = checks.reduce((sum, c) => sum + c.weight, 0)
  const gained = checks.reduce((sum, c) => sum + (c.passed ? c.weight : 0), 0)
  const cost = Math.min(DAMAGE_LIMIT, damage.length * DAMAGE_COST)
  const score = Math.max(0, gained / total - cost)
  return { passed: gained === total && damage.length === 0, score, checks, damage }
}

/** A cluster that does not answer shows no damage besides: its checks say enough. */
function damageOf(situation: Parameters<typeof findDamage>[0], drill: DrillDefinition): string[] {
  return isAnswering(situation.now.cluster) ? findDamage(situation, drill) : []
}
