import '../server-only'
import type { ExamEntry } from '@/lib/generated/prisma/client'
import { type LabEntry, type LabLog, LOG_VERSION } from '@/lib/lab/log'

type Batch = Pick<ExamEntry, 'entries' | 'until' | 'seen' | 'late'>

/** The log that the batches of a task make, in their order; those that came too late are left out. */
export function taskLog(batches: readonly Batch[]): LabLog {
  const inTime = batches.filter(({ late }) => !late)
  const last = inTime.at(-1)
  return {
    version: LOG_VERSION,
    entries: inTime.flatMap(({ entries }) => entries as unknown as LabEntry[]),
    ...(last ? { until: last.until, seen: last.seen } : {}),
  }
}
