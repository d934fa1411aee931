import * as z from 'zod'

const taint = z.object({
  key: z.string(),
  value: z.string().optional(),
  effect: z.enum(['NoSchedule', 'PreferNoSchedule', 'NoExecute']),
})

const node = z.object({
  name: z.string(),
  address: z.string().optional(),
  controlPlane: z.boolean().optional(),
  cpu: z.string().optional(),
  memory: z.string().optional(),
  pods: z.string().optional(),
  labels: z.record(z.string(), z.string()).optional(),
  taints: z.array(taint).optional(),
})

/** Where a session starts: nodes, then objects, then commands, each followed by quiet; and the learner's files. */
export const labScenario = z.object({
  cluster: z
    .object({
      nodes: z.array(node).max(50).optional(),
      now: z.number().optional(),
      seed: z.number().optional(),
      version: z.string().optional(),
      addons: z.array(z.string()).optional(),
      cni: z.literal('none').optional(),
    })
    .default({}),
  objects: z.array(z.record(z.string(), z.unknown())).max(500).default([]),
  commands: z.array(z.string().max(10_000)).max(200).default([]),
  files: z.record(z.string(), z.string()).default({}),
})

/** As it is written: every part may be left out. */
export type LabScenarioInput = z.input<typeof labScenario>
