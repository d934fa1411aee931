/** content/speed/<slug>.yaml: a start, a goal, and the ways that lead from one to the other. */
import { z } from 'zod'
import { condition } from '@/lib/goal/condition'

const text = z.string().trim().min(1)
/** Lines of bash on the learner's machine. */
const script = z.string().trim().min(1)

const texts = z.strictObject({
  title: text,
  /** One or two sentences with `code`: all names and numbers that are needed. */
  goal: text,
  /** What makes the short way short; shown when the run is over. */
  note: text,
})

const ways = z
  .strictObject({
    /** Commands that say what to do, written out. */
    imperative: script.optional(),
    /** A manifest that is applied or created. */
    yaml: script.optional(),
    /** The fewest keys of all: aliases, short names, abbreviated flags. */
    shortest: script.optional(),
  })
  .refine(
    ({ imperative, yaml }) => (imperative ?? yaml) !== undefined,
    'needs an imperative way or one by YAML',
  )

export const speedExercise = z.strictObject({
  /** Of content/curriculum.yaml. */
  domain: z.string().min(1),
  level: z.union([z.literal(1), z.literal(2)]),
  texts: z.strictObject({ en: texts, ja: texts }),
  /** Of the cluster: lib/lab/scenario.ts. */
  addons: z.array(z.string().min(1)).optional(),
  /** Applied before the learner comes. */
  objects: z.array(z.looseObject({ apiVersion: z.string(), kind: z.string() })).default([]),
  /** Run after that, each followed by quiet. */
  commands: z.array(z.string()).default([]),
  /** Files in the learner's folder. */
  files: z.record(z.string(), z.string()).default({}),
  /** The state is reached when all hold. At the start one must not. */
  checks: z.array(condition).min(1),
  ways,
})

export interface SpeedExercise extends z.infer<typeof speedExercise> {
  /** The name of its file. */
  id: string
}

/** The scripts that lead there, by name. */
export type SpeedWays = SpeedExercise['ways']
export type WayName = keyof SpeedWays
export const wayNames = ['imperative', 'yaml', 'shortest'] as const satisfies readonly WayName[]
