import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import { batchHash } from '@/lib/exam/chain'
import { db } from '@/lib/server/db'
import { appendExamEntries } from '@/lib/server/operations/exams/append-exam-entries'
import { getExam } from '@/lib/server/operations/exams/get-exam'
import { getExamReplay } from '@/lib/server/operations/exams/get-exam-replay'
import { getExamReview } from '@/lib/server/operations/exams/get-exam-review'
import { handInExam } from '@/lib/server/operations/exams/hand-in-exam'
import { openExamTask } from '@/lib/server/operations/exams/open-exam-task'
import { setClock } from './clock'
import { withDatabase } from './database'
import { Browser, beginExam, gradeAll, seedExamWorld, storageExam } from './exams'
import { expectCode } from './expect-code'
import { visitor } from './people'

withDatabase()
beforeAll(seedExamWorld)
afterEach(() => setClock(0))

const HOUR = 3_600_000

describe('saving', () => {
  test('adds batch to batch, acknowledges one again, and gives all back to whoever goes on', async () => {
    const me = await visitor()
    const examId = await beginExam(me)
    const browser = await Browser.open(me, examId)
    const first = await browser.batch('kubectl get pods', 'kubectl get\0nodes')
    const sent = await Promise.all([1, 2, 3].map(() => appendExamEntries(me, first)))
    for (const one of sent) expect(one).toEqual({ nextSeq: 2, lastHash: first.hash, late: false })
    await db().examEntry.findFirstOrThrow({ where: { task: { examId } } })
    const other = await Browser.open(me, examId)
    await other.send()
    await other.send('exit')
    const { log, nextSeq } = await openExamTask(me, { examId, position: 1 })
    expect(log.entries.map((entry) => 'text' in entry && entry.text)).toEqual([
      'kubectl get pods',
      'kubectl get\0nodes',
      'exit',
    ])
    expect(log).toMatchObject({ until: 3_000, seen: '0123456789abcdef' })
    expect(nextSeq).toBe(3)
    expect(await db().examEntry.count({ where: { task: { examId } } })).toBe(3)
  })

  test('tells a browser that another one has gone on', async () => {
    const me = await visitor()
    const examId = await beginExam(me)
    const [one, other] = [await Browser.open(me, examId), await Browser.open(me, examId)]
    await one.send('a')
    await expect(other.send('b')).rejects.toMatchObject({ code: 'CONFLICT', params: { seq: 1 } })
    const third = await Browser.open(me, examId)
    const { hash } = await third.send('c')
    const behind = one.send('d')
    await expect(behind).rejects.toMatchObject({ code: 'CONFLICT', params: { hash, seq: 2 } })
  })

  test('lets one of two through that follow the same batch', async () => {
    const me = await visitor()
    const examId = await beginExam(me)
    const browsers = await Promise.all([1, 2, 3].map(() => Browser.open(me, examId)))
    const sent = await Promise.allSettled(browsers.map((browser, i) => browser.send(`line ${i}`)))
    expect(sent.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    for (const one of sent)
      if (one.status === 'rejected') expect(one.reason).toMatchObject({ code: 'CONFLICT' })
    expect(await db().examEntry.count({ where: { task: { examId } } })).toBe(1)
  })

  test('refuses a forged hash, a gap, time that runs back, what no lab writes, and what is too much', async () => {
    const me = await visitor()
    const examId = await beginExam(me)
    const browser = await Browser.open(me, examId)
    await browser.send('a')
    const batch = await browser.batch('b', 'c')
    const [entry] = batch.entries
    if (!entry) throw new Error('no entry')
    const signed = async (changed: object) => {
      const all = { ...batch, ...changed }
      return { ...all, hash: await batchHash(all.previous, all) }
    }
    const forgeries = [
      { ...batch, entries: [{ ...entry, text: 'kubectl delete node' }] },
      { ...batch, hash: 'f'.repeat(64) },
      { ...batch, until: batch.until + 1 },
      await signed({ entries: batch.entries.slice(1) }),
      await signed({ entries: [{ ...entry, seq: 0 }] }),
      await signed({ entries: [{ ...entry, at: 0 }] }),
      await signed({ until: 0 }),
      await signed({ entries: [{ ...entry, kind: 'verdict' }] }),
      await signed({ entries: [{ ...entry, text: 'x'.repeat(65_000) }] }).then(async (big) =>
        signed({ entries: Array.from({ length: 9 }, (_, i) => ({ ...big.entries[0], seq: 1 + i })) }),
      ),
    ]
    for (const forged of forgeries) await expectCode(appendExamEntries(me, forged), 'INVALID_INPUT')
    const unopened = { ...batch, position: 2 }
    const { lastHash } = (await getExam(me, { examId })).list[1] ?? { lastHash: '' }
    const early = { ...unopened, previous: lastHash, entries: [{ ...entry, seq: 0 }] }
    await expectCode(
      appendExamEntries(me, { ...early, hash: await batchHash(lastHash, early) }),
      'INVALID_INPUT',
    )
    expect(await appendExamEntries(me, batch)).toMatchObject({ nextSeq: 3 })
  })

  test('keeps what comes too late, and does not grade it', async () => {
    const me = await visitor()
    const examId = await beginExam(me)
    const browser = await Browser.open(me, examId)
    await browser.send('1', '2')
    setClock(2 * HOUR)
    expect(await browser.send('3')).toMatchObject({ late: true, nextSeq: 3 })
    await gradeAll(me, examId)
    expect(await browser.send('4')).toMatchObject({ late: true, nextSeq: 4 })
    const { list } = await getExamReview(me, { examId })
    expect(list[0]).toMatchObject({ lateEntries: 2, result: { score: 0, checks: [{ found: '2' }] } })
    expect((await getExamReplay(me, { examId, position: 1 })).log.entries).toHaveLength(2)
    expect(await db().examEntry.count({ where: { task: { examId } } })).toBe(3)
  })

  test('grades exactly what was taken in time, whatever comes while the exam is handed in', async () => {
    const me = await visitor()
    for (let round = 0; round < 6; round++) {
      const examId = await beginExam(me, storageExam(1))
      const browser = await Browser.open(me, examId)
      const type = async () => {
        for (let line = 0; line < 4; line++) await browser.send(String(line))
      }
      const finish = async () => {
        await new Promise((resolve) => setTimeout(resolve, 10 * round))
        await handInExam(me, { examId })
        await gradeAll(me, examId)
      }
      await Promise.all([type(), finish()])
      const inTime = await db().examEntry.count({ where: { task: { examId }, late: false } })
      const { list } = await getExamReview(me, { examId })
      expect(list[0]?.result?.checks[0]?.found).toBe(String(inTime))
      expect(list[0]?.lateEntries).toBe(4 - inTime)
    }
  })
})
