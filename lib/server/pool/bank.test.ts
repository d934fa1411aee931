import { readdirSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { submissionsOf } from '@/lib/quiz/check'
import type { AnswerPart, PublicVariant } from '@/lib/quiz/render'
import { currentArtefact } from './artefact'
import { closeBank, drillBank, questionBank } from './bank'

const families = readdirSync('content/questions', { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name)

beforeAll(() => currentArtefact(), 60_000)
afterAll(() => closeBank())

/** A log as the browser's lab hands it in, with one command line. */
const logOf = (text: string, at: number) => ({
  version: 1,
  entries: [{ seq: 0, at, tty: 0, kind: 'line', text }],
})

describe('questionBank', () => {
  it('serves every family from the artefact and grades by what was stored', { timeout: 60_000 }, async () => {
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

  it('knows no other family', async () => {
    await expect(questionBank.serve('nothing', 1)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })
})

describe('drillBank', { timeout: 60_000 }, () => {
  const skillId = 'expose-a-deployment'
  const solution = 'kubectl expose deployment web -n shop --port=80 --target-port=8080'

  it('grades a log by replaying it', async () => {
    const start = await drillBank.start(skillId, 3)
    expect(JSON.stringify(start)).not.toContain('target-port')
    const late = Date.UTC(2030, 0, 1)
    const refused = drillBank.grade({ ...start, skillId, seed: 3, log: logOf(solution, late) as never })
    await expect(refused).rejects.toMatchObject({ code: 'INVALID_INPUT' })
    const empty = await drillBank.grade({ ...start, skillId, seed: 3, log: { version: 1, entries: [] } })
    expect(empty.passed).toBe(false)
  })

  it('refuses what is no log', async () => {
    const start = await drillBank.start(skillId, 3)
    await expect(drillBank.grade({ ...start, skillId, seed: 3, log: 'rm -rf /' })).rejects.toMatchObject({
      code: 'INVALID_INPUT',
    })
  })

  it('shows the solution', async () => {
    expect((await drillBank.solution(skillId)).script).toContain(solution)
  })
})
