import * as z from 'zod/mini'

const domainId = z.string().check(z.minLength(1), z.maxLength(120))

/** What kind of exam one may start. */
export const examForm = z.discriminatedUnion('kind', [
  /** As the real one: all domains by their weights. */
  z.strictObject({ kind: z.literal('full') }),
  z.strictObject({ kind: z.literal('domain'), domainId }),
  /** What the learner forgets or gets wrong. */
  z.strictObject({ kind: z.literal('weak') }),
  z.strictObject({
    kind: z.literal('custom'),
    minutes: z.int().check(z.minimum(5), z.maximum(240)),
    tasks: z.int().check(z.minimum(1), z.maximum(25)),
    /** None: those that the exam weighs. */
    domains: z.array(domainId).check(z.maxLength(20)),
  }),
])

export type ExamForm = z.infer<typeof examForm>

/** What kind of exam somebody sat: sprints were exams before they were speed practice, and the drills of an assignment are one. */
export type SatForm = ExamForm | { kind: 'sprint' | 'assignment' }

/** Of the real exam; content/curriculum.yaml says the same. */
export const EXAM_MINUTES = 120
/** Percent of the points; content/curriculum.yaml says the same. */
export const PASS_PERCENT = 66

const MINUTES = { full: EXAM_MINUTES, domain: 30, weak: 30 } as const

/** How long an exam of this form lasts. */
export const examMinutes = (form: ExamForm): number =>
  form.kind === 'custom' ? form.minutes : MINUTES[form.kind]

/** How many tasks there may be; the first number that fits the time is taken, `usual` before fewer. */
export interface TaskCount {
  least: number
  usual: number
}

/** The real exam has 15 to 20 tasks. Where nothing is said, as many as fit the time. */
export function taskCount(form: ExamForm): TaskCount | undefined {
  if (form.kind === 'full') return { least: 15, usual: 17 }
  return form.kind === 'custom' ? { least: form.tasks, usual: form.tasks } : undefined
}
