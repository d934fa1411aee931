import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { listSpeed } from '@/lib/content/load-speed'
import type { LabLog } from '@/lib/lab/log'
import { LabSession } from '@/lib/lab/session'
import { speedScenario } from '@/lib/speed/scenario'
import { withDatabase } from '@/tests/db/database'
import type { Json } from '../json'
import { currentArtefact } from './artefact'
import { closePools } from './pools'
import { speedBank } from './speed-bank'

const SEED = 31
const EXERCISE = 'create-a-namespace'

withDatabase()
beforeAll(() => currentArtefact(), 120_000)
afterAll(() => closePools())

/** What a browser would hand in after these lines. */
async function logOf(...lines: string[]): Promise<LabLog> {
  const { exercises } = await speedBank.list()
  const exercise = exercises.find(({ id }) => id === EXERCISE)
  if (!exercise) throw new Error(`no ${EXERCISE}`)
  const session = await LabSession.open({ scenario: speedScenario(exercise), seed: SEED })
  for (const text of lines) await session.act({ kind: 'line', text })
  return session.log()
}

async function grade(log: LabLog, changes: { artefactHash?: string; exerciseId?: string } = {}) {
  const { artefactHash } = await speedBank.list()
  const work = { exerciseId: EXERCISE, artefactHash, seed: SEED, log: log as unknown as Json }
  return speedBank.grade({ ...work, ...changes })
}

describe('speedBank', { timeout: 60_000 }, () => {
  it('has every exercise of content/speed, from the artefact', async () => {
    const { hash } = await currentArtefact()
    const { exercises, artefactHash } = await speedBank.list()
    expect(artefactHash).toBe(hash)
    expect(exercises.map(({ id }) => id)).toEqual(listSpeed('content'))
  })

  it('confirms a run that reached the state, and no other', async () => {
    expect(await grade(await logOf('k create ns blue'))).toMatchObject({ reached: true })
    expect(await grade(await logOf('k create ns red'))).toMatchObject({ reached: false })
  })

  it('refuses a log that its replay does not confirm', async () => {
    const log = await logOf('k get ns', 'k get pods')
    const entries = log.entries.map((entry) =>
      entry.seq === 0 ? { ...entry, text: 'k create ns blue' } : entry,
    )
    expect(await grade({ ...log, entries } as LabLog)).toMatchObject({
      refused: { code: 'log-unconfirmed', seq: 0 },
    })
  })

  it('takes the engine of today where nothing is left of the run’s own', async () => {
    const { hash } = await currentArtefact()
    const graded = await grade(await logOf('k create ns blue'), { artefactHash: 'abc' })
    expect(graded).toEqual({ reached: true, artefactHash: hash })
  })

  it('knows no other exercises', async () => {
    await expect(grade(await logOf(), { exerciseId: 'none' })).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })
})
