import '../server-only'
import { AppError } from '@/lib/errors/app-error'
import { now } from '../clock'
import { gradeSubmission } from './grade-submission'

const FIRST_MS = 60_000
const LONGEST_MS = 3_600_000
/** More are not remembered: the oldest are tried again sooner. */
const REMEMBERED = 1_000

interface Trouble {
  failures: number
  /** ms since the epoch: not before then again. */
  until: number
}

/** Submissions that this process failed on. What cannot be graded must keep nobody else waiting. */
const troubles = new Map<string, Trouble>()

/** Grades a submission; after a failure it is put off, each time for longer. Never throws. */
export async function tryGrading(submissionId: string): Promise<void> {
  try {
    await gradeSubmission(submissionId)
    troubles.delete(submissionId)
  } catch (error) {
    console.error('grading', submissionId, error)
    // That there is much to do is not its fault.
    if (error instanceof AppError && error.code === 'BUSY') return
    const failures = (troubles.get(submissionId)?.failures ?? 0) + 1
    const wait = Math.min(LONGEST_MS, FIRST_MS * 2 ** failures)
    troubles.delete(submissionId)
    troubles.set(submissionId, { failures, until: now().getTime() + wait })
    for (const old of [...troubles.keys()].slice(0, -REMEMBERED)) troubles.delete(old)
  }
}

/** Those that are put off at this moment. */
export function putOff(): string[] {
  const at = now().getTime()
  return [...troubles].flatMap(([id, { until }]) => (until > at ? [id] : []))
}
