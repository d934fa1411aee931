import { z } from 'zod/mini'

/** Monday first; shares of a usual day's work. */
export const dayLoads = [0, 0.5, 1] as const

/** The day of an exam, YYYY-MM-DD, in the learner's time zone. */
export const daySchema = z.iso.date()

/** How somebody wants to study: what they may set, within its bounds. */
export const studySettingsSchema = z.strictObject({
  examOn: z.nullable(daySchema),
  minutesPerDay: z.int().check(z.minimum(5), z.maximum(480)),
  newPerDay: z.int().check(z.minimum(0), z.maximum(100)),
  /** Free, easy or usual, Monday first; not all of them free. */
  dayLoads: z.array(z.literal(dayLoads)).check(
    z.length(7),
    z.refine((loads) => loads.some((load) => load > 0)),
  ),
  burySiblings: z.boolean(),
  breakMinutes: z.int().check(z.minimum(0), z.maximum(180)),
  digest: z.enum(['OFF', 'DAILY', 'WEEKLY']),
  digestHour: z.int().check(z.minimum(0), z.maximum(23)),
})
export type StudySettings = z.infer<typeof studySettingsSchema>

/** Of somebody who has set nothing. */
export const defaultStudySettings: StudySettings = {
  examOn: null,
  minutesPerDay: 30,
  newPerDay: 10,
  dayLoads: [1, 1, 1, 1, 1, 1, 1],
  burySiblings: true,
  breakMinutes: 25,
  digest: 'OFF',
  digestHour: 8,
}
