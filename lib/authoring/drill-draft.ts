import { z } from 'zod'

const short = z.string().max(300)
const text = z.string().max(20_000)
const script = z.string().max(60_000)

/** What is written in one language. */
const localTexts = z.strictObject({
  title: short,
  summary: z.string().max(1_000),
  task: text,
  solution: text,
})

const node = z.strictObject({
  name: short,
  controlPlane: z.boolean(),
  cpu: short,
  memory: short,
  /** `disk=ssd, zone=a` */
  labels: short,
  /** `dedicated=gpu:NoSchedule` */
  taints: short,
})

const check = z.strictObject({
  id: short,
  weight: z.number().int().min(1).max(10),
  show: z.string().max(1_000),
  /** YAML: a list of conditions. */
  all: text,
  en: z.string().max(500),
  ja: z.string().max(500),
})

const wrong = z.strictObject({
  name: short,
  script,
  fails: z.array(short).max(40),
  damages: z.array(short).max(40),
})

/** A drill as its editor holds it: much of it may be empty, or not be right yet. */
export const drillDraft = z.strictObject({
  concepts: z.array(z.string().max(120)).max(10),
  level: z.number().int().min(1).max(5),
  minutes: z.number().int().min(1).max(60),
  nodes: z.array(node).max(12),
  addons: z.array(short).max(20),
  /** YAML: manifests, with lines of `---` between them. */
  objects: script,
  commands: z.array(z.string().max(10_000)).max(100),
  /** YAML: what else may stand in drill.yaml (faults, files, layout …). */
  more: script,
  checks: z.array(check).max(40),
  touches: z.array(short).max(60),
  texts: z.strictObject({ en: localTexts, ja: localTexts }),
  solution: script,
  wrong: z.array(wrong).max(30),
})

export type DrillDraft = z.infer<typeof drillDraft>
export type DraftNode = DrillDraft['nodes'][number]
export type DraftCheck = DrillDraft['checks'][number]
export type DraftWrong = DrillDraft['wrong'][number]
export type DraftTexts = DrillDraft['texts']['en']

const noTexts: DraftTexts = { title: '', summary: '', task: '', solution: '' }

/** What one begins with. */
export const EMPTY_DRAFT: DrillDraft = {
  ...{ concepts: [], level: 2, minutes: 8, nodes: [], addons: [], objects: '', commands: [], more: '' },
  ...{ checks: [], touches: [], texts: { en: noTexts, ja: noTexts }, solution: '', wrong: [] },
}
