import { z } from 'zod'

const name = z.string().min(1)
/** `pods`, `deployments.apps`: plural and group. */
const resource = z.string().regex(/^[a-z]+(\.[a-z0-9.]+)?$/)
const scalar = z.union([z.string(), z.number(), z.boolean()])
const target = { resource, name, namespace: name.default('default') }

const exists = z.strictObject({ kind: z.literal('exists'), ...target })
const absent = z.strictObject({ kind: z.literal('absent'), ...target })
/** A field by its path (`spec.template.spec.containers[0].image`); keys with dots in brackets: `labels[a.b/c]`. */
const field = z.strictObject({ kind: z.literal('field'), ...target, path: name, equals: scalar })
/** The field has the value that it had at the start, in the very same object (its uid) when `uid` is the path. */
const unchanged = z.strictObject({ kind: z.literal('unchanged'), ...target, path: name })
const count = z.strictObject({
  kind: z.literal('count'),
  resource,
  namespace: name.default('default'),
  selector: z.string().optional(),
  /** Only those whose field has the value. */
  where: z.strictObject({ path: name, equals: scalar }).optional(),
  equals: z.number().int().min(0),
})
/** The Service's ready endpoints are exactly the ready Pods with these labels, at least one, on this port. */
const endpoints = z.strictObject({
  kind: z.literal('endpoints'),
  service: name,
  namespace: name.default('default'),
  pods: z.string(),
  port: z.number().int(),
})

export const stateCheck = z.discriminatedUnion('kind', [exists, absent, field, unchanged, count, endpoints])
export type StateCheck = z.infer<typeof stateCheck>

/** Tried on a fork of the learner's cluster: act, let time pass, look. */
const experiment = z.strictObject({
  kind: z.literal('experiment'),
  do: z
    .array(
      z.union([
        /** A kubectl command line. */
        z.string().startsWith('kubectl '),
        /** Deletes one Pod with these labels. */
        z.strictObject({ deletePod: z.string(), namespace: name.default('default') }),
      ]),
    )
    .min(1),
  /** Virtual seconds to wait before looking. */
  wait: z.number().int().min(1).max(600).default(30),
  expect: z.array(stateCheck).min(1),
})

const check = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/),
  weight: z.number().int().min(1).max(10).default(1),
  /** A command that shows what the check looked at. */
  show: z.string().startsWith('kubectl '),
  /** All must hold. */
  all: z.array(z.discriminatedUnion('kind', [...stateCheck.options, experiment])).min(1),
})
export type DrillCheck = z.infer<typeof check>
export type Condition = DrillCheck['all'][number]

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
  /** Applied before the learner comes. */
  objects: z.array(z.looseObject({ apiVersion: z.string(), kind: z.string() })).default([]),
  /** Run after that, each followed by quiet. */
  commands: z.array(z.string()).default([]),
  /** Files in the learner's folder. */
  files: z.record(z.string(), z.string()).default({}),
  checks: z.array(check).min(1),
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
  wrong: Record<string, string>
}
