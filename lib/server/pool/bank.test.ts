import { readdirSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { LabScenarioInput } from '@/lib/lab/scenario'
import { LabSession } from '@/lib/lab/session'
import { submissionsOf } from '@/lib/quiz/check'
import type { AnswerPart, PublicVariant } from '@/lib/quiz/render'
import type { Json } from '../json'
import type { DrillStart } from '../question-bank'
import { currentArtefact } from './artefact'
import { drillBank, questionBank } from './bank'
import { closePools } from './pools'

const families = readdirSync('content/questions', { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name)

beforeAll(() => currentArtefact(), 60_000)
afterAll(() => closePools())

/** The log of a lab in which one line was typed, and the same with another line in its place. */
async function labLog(
  { scenario }: DrillStart,
  seed: number,
  text: string,
): Promise<{ log: Json; changed: Json }> {
  const session = await LabSession.open({ scenario: scenario as LabScenarioInput, seed })
  if (text) await session.act({ kind: 'line', text })
  await session.act({ kind: 'settle' })
  const log = session.log()
  const entries = log.entries.map((entry, seq) =>
    seq === 0 ? { ...entry, text: 'kubectl get pods' } : entry,
  )
  return { log: log as unknown as Json, changed: { ...log, entries } as unknown as Json }
}

describe('questionBank', () => {
  it('serves every family from the artefact and grades by what was stored', {
    timeout: 300_000,
  }, async () => {
    const { hash } = await currentArtefact()
    for (const skill of families) {
      const served = await questionBank.serve(skill, 11)
      expect(served.artefactHash).toBe(hash)
      const { kind } = served.variant as unknown as PublicVariant
      const part = served.key as unknown as AnswerPart
      const { body, key, slips } = part
      const { correct, wrong, invalid } = submissionsOf({ kind, body, key, slips } as Parameters<
        typeof submissionsOf
      >[0])
      const stored = { ...served, skillId: skill, seed: 11 }
      const grade = (response: unknown) => questionBank.grade(stored, response as never)
      expect(await grade(correct)).toMatchObject({ correct: true, score: 1 })
      expect(await grade(wrong)).toMatchObject({ correct: false })
      expect(await grade({ skipped: true })).toMatchObject({ correct: false, score: 0 })
      await expect(grade(invalid)).rejects.toMatchObject({ code: 'INVALID_INPUT' })
    }
  })

  it('runs a response in the pool', { timeout: 60_000 }, async () => {
    const { hash } = await currentArtefact()
    const key = {
      body: {},
      key: {
        goal: [{ kind: 'exists', resource: 'configmaps', name: 'a' }],
        solution: 'kubectl create configmap a',
        wrong: 'kubectl create configmap b',
      },
      slips: [{ misconception: 'm', when: [{ kind: 'exists', resource: 'configmaps', name: 'b' }] }],
    }
    const scenario = { cluster: {}, objects: [], commands: [] }
    const stored = {
      ...{ variant: { kind: 'command' }, key, explanation: { scenario }, artefactHash: hash },
      ...{ skillId: 'any', seed: 1 },
    } as unknown as Parameters<typeof questionBank.grade>[0]
    const grade = (text: string) => questionBank.grade(stored, { text })
    expect(await grade('kubectl create configmap a')).toMatchObject({ correct: true, score: 1 })
    expect(await grade('kubectl create configmap b')).toMatchObject({
      ...{ correct: false, details: { misconceptions: ['m'], output: 'configmap/b created' } },
    })
    await expect(grade(' ')).rejects.toMatchObject({ code: 'INVALID_INPUT' })
  })

  it('knows no other family', async () => {
    await expect(questionBank.serve('nothing', 1)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })
})

describe('drillBank', { timeout: 60_000 }, () => {
  const skillId = 'expose-a-deployment'
  const solution = 'kubectl expose deployment web -n shop --port=80 --target-port=8080'

  it('grades a log by replaying it, on an empty one', async () => {
    const start = await drillBank.start(skillId, 3)
    expect(JSON.stringify(start)).not.toContain('target-port')
    const { log } = await labLog(start, 3, '')
    expect(await drillBank.grade({ ...start, skillId, seed: 3, log })).toMatchObject({
      passed: false,
      score: 0,
    })
  })

  it('confirms what the learner saw', async () => {
    const start = await drillBank.start(skillId, 3)
    const { log, changed } = await labLog(start, 3, solution)
    expect(await drillBank.grade({ ...start, skillId, seed: 3, log })).toMatchObject({ passed: true })
    const refused = { code: 'log-unconfirmed', seq: 0, entry: expect.stringContaining('kubectl') }
    expect(await drillBank.grade({ ...start, skillId, seed: 3, log: changed })).toEqual({ refused })
    expect(await drillBank.grade({ ...start, skillId, seed: 4, log })).toMatchObject({
      refused: { code: 'log-unconfirmed' },
    })
    expect(await drillBank.regrade({ ...start, skillId, seed: 3, log: changed })).toMatchObject({
      passed: false,
    })
  })

  it('grades on the engine of today what was begun on one that is gone', async () => {
    const start = await drillBank.start(skillId, 3)
    const { log } = await labLog(start, 3, solution)
    const gone = { ...start, artefactHash: 'no such engine' }
    const { hash } = await currentArtefact()
    expect(await drillBank.grade({ ...gone, skillId, seed: 3, log })).toMatchObject({
      passed: true,
      artefactHash: hash,
    })
  })

  it('tells when each check turned true, also of what was begun on an engine that is gone', async () => {
    const start = await drillBank.start(skillId, 3)
    const { log } = await labLog(start, 3, solution)
    const found = await drillBank.moments({ ...start, artefactHash: 'no such engine', skillId, seed: 3, log })
    if ('refused' in found) return expect.fail(found.refused.code)
    const met = found.moments.map(({ seq, checks }) => [seq, Object.values(checks).every(Boolean)])
    expect(met).toEqual([
      [-1, false],
      [0, true],
      [1, true],
    ])
    const refused = await drillBank.moments({ ...start, skillId, seed: 3, log: 'rm -rf /' })
    expect(refused).toMatchObject({ refused: { code: 'log-invalid' } })
  })

  it('refuses what is no log', async () => {
    const start = await drillBank.start(skillId, 3)
    expect(await drillBank.grade({ ...start, skillId, seed: 3, log: 'rm -rf /' })).toMatchObject({
      refused: { code: 'log-invalid' },
    })
  })

  it('shows the solution', async () => {
    expect((await drillBank.solution({ skillId, artefactHash: '' })).script).toContain(solution)
  })
})
