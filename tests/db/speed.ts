import { randomUUID } from 'node:crypto'
import type { LabLog } from '@/lib/lab/log'
import type { Json } from '@/lib/server/json'
import type { SpeedBank } from '@/lib/server/question-bank'
import { parseExercise } from '@/lib/speed/parse-exercise'

export const EXERCISE = 'add-one'

const exercise = (id: string, domain: string, level: number) =>
  parseExercise(
    id,
    `domain: ${domain}
level: ${level}
texts:
  en: { title: ${id}, goal: Add., note: Briefly. }
  ja: { title: 足す ${id}, goal: 足す。, note: 短く。 }
checks: [{ kind: exists, resource: namespaces, name: one }]
ways: { imperative: kubectl create namespace one, shortest: k create ns one }
`,
  )

/** Six exercises of the small world's domain and one of no domain that there is. */
export const exercises = [
  exercise(EXERCISE, 'basics', 1),
  ...['add-two', 'add-three', 'add-four', 'add-five'].map((id) => exercise(id, 'basics', 1)),
  exercise('add-six', 'basics', 2),
  exercise('add-elsewhere', 'nowhere', 2),
]

/** A state is reached by a log that says so; one that says `refused` is not confirmed. */
export const speed: SpeedBank = {
  list: async () => ({ exercises, artefactHash: 'test-engine' }),
  grade: async ({ log }) => {
    const text = JSON.stringify(log)
    const artefactHash = 'test-engine'
    if (text.includes('refused')) return { artefactHash, refused: { code: 'log-unconfirmed', seq: 0 } }
    return { artefactHash, reached: text.includes('create ns one') || text.includes('apply') }
  },
}

/** A log of lines. */
export const logOfLines = (...lines: string[]): LabLog => ({
  version: 1,
  entries: lines.map((text, seq) => ({ seq, at: 0, tty: 0, kind: 'line', text })),
})

/** A run that reached the state, as a browser sends it. */
export const speedRun = (
  changes: { lines?: string[]; keystrokes?: number; pasted?: number; durationMs?: number } = {},
) => {
  const { lines = ['k create ns one'], ...figures } = changes
  return {
    id: randomUUID(),
    exerciseId: EXERCISE,
    artefactHash: 'test-engine',
    seed: 1,
    log: logOfLines(...lines) as unknown as Json,
    ...{ keystrokes: 16, pasted: 0, durationMs: 4000 },
    ...figures,
    finishedAt: new Date(),
    locale: 'en' as const,
  }
}
