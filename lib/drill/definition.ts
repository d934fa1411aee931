import { z } from 'zod'
import { condition } from '@/lib/goal/condition'
import { faultUse } from './faults'

const name = z.string().min(1)
/** `resource[/name] [-n namespace]` */
export const TOUCH = /^([a-z]+(?:\.[a-z0-9.-]+)?)(?:\/(\S+))?(?: -n (\S+))?$/

const check = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/),
  weight: z.number().int().min(1).max(10).default(1),
  /** A command that shows what the check looked at. */
  show: name,
  /** All must hold. */
  all: z.array(condition).min(1),
})

const taint = z.strictObject({
  key: name,
  value: z.string().optional(),
  effect: z.enum(['NoSchedule', 'PreferNoSchedule', 'NoExecute']),
})
const node = z.strictObject({
  name,
  controlPlane: z.boolean().optional(),
  cpu: z.string().optional(),
  memory: z.string().optional(),
  labels: z.record(z.string(), z.string()).optional(),
  taints: z.array(taint).optional(),
})

/** content/drills/<slug>/drill.yaml */
export const drillDefinition = z.strictObject({
  concepts: z.array(name).min(1),
  level: z.number().int().min(1).max(5),
  minutes: z.number().int().min(1).max(60),
  nodes: z.array(node).optional(),
  /** Further options of the cluster: see lib/lab/scenario.ts. */
  addons: z.array(name).optional(),
  cni: z.literal('none').optional(),
  layout: z.literal('systemd').optional(),
  bare: z.boolean().optional(),
  controlPlaneEndpoint: z.string().max(253).optional(),
  now: z.number().int().optional(),
  /** Applied before the learner comes. */
  objects: z.array(z.looseObject({ apiVersion: z.string(), kind: z.string() })).default([]),
  /** Run after that, each followed by quiet. */
  commands: z.array(z.string()).default([]),
  /** What is wrong then: faults/index.ts. One after the other, after the commands. */
  faults: z.array(faultUse).default([]),
  /** Run after the faults: what goes on while nobody has noticed. */
  afterwards: z.array(z.string()).default([]),
  /** Registries that ask who comes. */
  registries: z
    .array(z.strictObject({ host: z.string(), username: z.string(), password: z.string() }))
    .default([]),
  /** Files in the learner's folder. */
  files: z.record(z.string(), z.string()).default({}),
  checks: z.array(check).min(1),
  /**
   * What may be changed or deleted besides that which the checks speak of: `deployments.apps/web -n shop`,
   * `pods -n shop` (all of them), `nodes`. Damage to anything else costs points: damage.ts.
   */
  touches: z.array(z.string().regex(TOUCH)).default([]),
})
export type DrillDefinition = z.infer<typeof drillDefinition>

/** Head of content/drills/<slug>/<locale>.md; the body is the task. */
export const drillHead = z.strictObject({
  title: name,
  summary: name,
  /** What each check wants, by its id. */
  checks: z.record(z.string(), name),
  /** Why the solution is right. */
  solution: name,
})
export type DrillTexts = z.infer<typeof drillHead> & { task: string }

/** A drill with everything in its folder. */
export interface Drill extends DrillDefinition {
  id: string
  texts: { en: DrillTexts; ja: DrillTexts }
  /** A bash script that solves it. */
  solution: string
  /** Scripts that do not, by name. */
  wrong: Record<string, WrongSolution>
}

/** wrong/<name>.sh: its head lines say `# fails: <check>, <check>` and, if it does damage, `# damages: <object>, …`. */
export interface WrongSolution {
  script: string
  /** Exactly the checks that it must not pass. */
  fails: string[]
  /** Exactly what it damages: `nodes/worker-1`, `configmaps/app -n shop`. */
  damages: string[]
}
