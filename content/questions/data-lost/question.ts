import { slipsOfAnswers } from '@/lib/quiz/answer-slips'
import { defineQuestion, type GenerateContext } from '@/lib/quiz/question'
import type { Message } from '@/lib/quiz/variant'

const day = 24 * 60

/** Minutes since Monday, 00:00. */
type Moment = number

interface Backups {
  /** They begin every so many minutes, from 00:00 on, and hold the state at their beginning. */
  every: number
  /** Until the last byte is in the bucket. */
  takes: number
  /** How long they are kept. */
  kept: number
}

interface Loss {
  backups: Backups
  /** From when on the data is wrong or gone. */
  damaged: Moment
  /** When somebody begins to restore. */
  restored: Moment
  /** Backups that failed, by their beginning. */
  failed: Moment[]
  /** Only what had been copied to the other region is there: the copy starts every so many minutes and takes none. */
  copiedEvery?: number
}

/** What somebody looks at when choosing a backup. */
interface Rules {
  complete: boolean
  heedsFailures: boolean
  beforeDamage: boolean
  heedsCopies: boolean
}

const all: Rules = { complete: true, heedsFailures: true, beforeDamage: true, heedsCopies: true }

/** The beginning of the newest backup that can be used; undefined when none is left. */
function newest({ backups, damaged, restored, failed, copiedEvery }: Loss, rules: Rules): Moment | undefined {
  const { every, takes, kept } = backups
  const lost = rules.beforeDamage ? damaged : restored
  // With the region the bucket is gone as well: what counts is what had been copied by then.
  const end = copiedEvery && rules.heedsCopies ? Math.floor(damaged / copiedEvery) * copiedEvery : restored
  for (let start = Math.floor(lost / every) * every; start >= restored - kept; start -= every) {
    const isThere = !rules.complete || start + takes <= end
    if (start < lost && start <= end && isThere && !(rules.heedsFailures && failed.includes(start)))
      return start
  }
  return undefined
}

const days = ['mon', 'tue', 'wed', 'thu', 'fri'] as const
const two = (n: number) => String(n).padStart(2, '0')
const clock = (moment: Moment) => `${two(Math.floor((moment % day) / 60))}:${two(moment % 60)}`
const when = (moment: Moment): Message => ({
  key: `on-${days[Math.floor(moment / day)]}`,
  params: { clock: clock(moment) },
})

function draw({ rng, difficulty }: GenerateContext): Loss {
  const every = rng.pick(difficulty === 1 ? [60, 120, 180, 240] : [120, 240, 360, 480])
  const takes = difficulty === 1 ? 10 : rng.pick([20, 30, 45, 60, 90])
  const damaged = day * rng.int(1, 3) + rng.int(0, 5 * 24) * 10 + rng.pick([5, 15, 25, 40])
  const isLate = difficulty >= 3 && difficulty !== 5
  const hours = rng.int(5, 27)
  const loss: Loss = {
    backups: { every, takes, kept: 3 * day },
    damaged,
    restored: isLate ? damaged + hours * 60 : damaged,
    failed: [],
    ...(difficulty === 5 ? { copiedEvery: rng.pick([6, 8, 12]) * 60 } : {}),
  }
  const best = newest(loss, all) ?? 0
  return difficulty < 4 ? loss : { ...loss, failed: [rng.chance(0.6) ? best : best - every] }
}

export default defineQuestion({
  id: 'data-lost',
  concepts: ['disaster-recovery', 'statefulset-storage-and-backup'],
  levels: [1, 2, 3, 4, 5],
  kinds: ['number'],
  citation: [
    { title: 'Velero: How Velero works', url: 'https://velero.io/docs/main/how-velero-works/' },
    { title: 'Velero: Backup reference', url: 'https://velero.io/docs/main/backup-reference/' },
  ],
  generate(context) {
    const loss = draw(context)
    const { backups, damaged, restored, failed, copiedEvery } = loss
    const start = newest(loss, all)
    if (start === undefined || (damaged - backups.takes) % backups.every === 0) return undefined
    const isLate = restored > damaged
    // What was written after the damage began is not in the backup either.
    const lost = (from: Moment | undefined) => (from === undefined ? undefined : restored - from)
    const value = restored - start
    const slips = slipsOfAnswers(value, {
      'newest-backup-is-best': isLate ? lost(newest(loss, { ...all, beforeDamage: false })) : undefined,
      'failed-backups-count': lost(newest(loss, { ...all, heedsFailures: false })),
      'bucket-outlives-the-region': copiedEvery
        ? lost(newest(loss, { ...all, heedsCopies: false }))
        : undefined,
      'running-backups-count': lost(newest(loss, { ...all, complete: false })),
      'only-until-the-damage': isLate ? damaged - start : undefined,
      'counted-from-the-end': value - backups.takes,
      'always-one-interval': backups.every,
    })
    const level = context.difficulty
    const key = copiedEvery
      ? 'prompt-region'
      : isLate
        ? 'prompt-late'
        : level === 1
          ? 'prompt'
          : 'prompt-lost'
    return {
      kind: 'number',
      prompt: {
        key,
        params: {
          ...{ every: backups.every / 60, takes: backups.takes, damaged: when(damaged) },
          ...(isLate ? { restored: when(restored) } : {}),
          ...(copiedEvery ? { copied: copiedEvery / 60 } : {}),
          failed:
            failed[0] === undefined
              ? { key: 'none-failed' }
              : { key: 'one-failed', params: { at: when(failed[0]) } },
        },
      },
      exhibits: [],
      body: { min: 0, max: 7 * day, unit: { key: 'unit' } },
      key: { value },
      slips,
      explanation: {
        rule: { key: copiedEvery ? 'rule-region' : isLate ? 'rule-late' : 'rule' },
        facts: [{ key: 'chosen', params: { start: when(start), end: when(restored) } }],
      },
      scenario: { cluster: {}, objects: [], commands: ['kubectl get persistentvolumes'] },
    }
  },
})
