import * as z from 'zod/mini'

const taint = z.object({
  key: z.string(),
  value: z.optional(z.string()),
  effect: z.enum(['NoSchedule', 'PreferNoSchedule', 'NoExecute']),
})

const node = z.object({
  name: z.string(),
  address: z.optional(z.string()),
  controlPlane: z.optional(z.boolean()),
  cpu: z.optional(z.string()),
  memory: z.optional(z.string()),
  pods: z.optional(z.string()),
  labels: z.optional(z.record(z.string(), z.string())),
  taints: z.optional(z.array(taint)),
})

const line = z.string().check(z.maxLength(10_000))

/** A registry that asks who comes. */
const registry = z.object({ host: z.string(), username: z.string(), password: z.string() })

/** What happens before the learner comes, on the learner's machine: a line of bash, or one that has to succeed. */
const setUpStep = z.union([line, z.strictObject({ run: line })])
export type SetUpStep = z.output<typeof setUpStep>

/** The name of a machine. */
const hostname = z.string().check(z.regex(/^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/))

/** Where a session starts: nodes, registries with accounts, then objects, then commands, each followed by quiet; and the learner's files. */
export const labScenario = z.object({
  cluster: z._default(
    z.object({
      nodes: z.optional(z.array(node).check(z.maxLength(50))),
      now: z.optional(z.number()),
      seed: z.optional(z.number()),
      version: z.optional(z.string()),
      addons: z.optional(z.array(z.string())),
      cni: z.optional(z.literal('none')),
      layout: z.optional(z.literal('systemd')),
      bare: z.optional(z.boolean()),
      controlPlaneEndpoint: z.optional(z.string().check(z.maxLength(253))),
    }),
    {},
  ),
  registries: z._default(z.array(registry).check(z.maxLength(20)), []),
  objects: z._default(z.array(z.record(z.string(), z.unknown())).check(z.maxLength(500)), []),
  commands: z._default(z.array(setUpStep).check(z.maxLength(200)), []),
  files: z._default(z.record(z.string(), z.string()), {}),
  /** As in the exam: the learner sits at `base`, and reaches what the rest tells of by logging in to this machine. */
  examHost: z.optional(hostname),
})

/** As it is written: every part may be left out. */
export type LabScenarioInput = z.input<typeof labScenario>

/** With all its parts. */
export type LabScenario = z.output<typeof labScenario>

/** Where a session starts when the way there is not to be known: as `packStart` made it. */
export const labSnapshot = z.strictObject({ snapshot: z.string().check(z.maxLength(20_000_000)) })
export type LabSnapshot = z.output<typeof labSnapshot>

export const isSnapshot = (given: object): given is LabSnapshot => 'snapshot' in given
