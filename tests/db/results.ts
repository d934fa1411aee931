import { randomUUID } from 'node:crypto'
import { db } from '@/lib/server/db'
import { DRILL, FAMILY } from './skills'

export interface Quiz {
  id: string
  classId: string
  closesAt: Date
  question: string
  drill: string
}

const HOUR = 3_600_000
const artefactHash = 'test-engine'

async function versionOf(skillId: string): Promise<string> {
  return (await db().skill.findUniqueOrThrow({ where: { id: skillId } })).currentVersionId ?? ''
}

/** An assignment of a question for one point and a drill for three. */
export async function makeQuiz(
  classId: string,
  { title = 'Quiz', closesAt = new Date(Date.now() + HOUR) } = {},
): Promise<Quiz> {
  await db().engineArtefact.createMany({ data: [{ hash: artefactHash, size: 0 }], skipDuplicates: true })
  const place = async (position: number, kind: 'FAMILY' | 'DRILL', skillId: string, points: number) => ({
    ...{ id: randomUUID(), position, kind, skillId, points, contentVersionId: await versionOf(skillId) },
  })
  const items = [await place(0, 'FAMILY', FAMILY, 1), await place(1, 'DRILL', DRILL, 3)]
  const { id } = await db().assignment.create({
    data: {
      ...{ classId, title, closesAt, opensAt: new Date(closesAt.getTime() - 2 * HOUR), attempts: 2 },
      items: { create: items },
    },
  })
  return { id, classId, closesAt, question: items[0]?.id ?? '', drill: items[1]?.id ?? '' }
}

const options = (...texts: string[]) => texts.map((text, i) => ({ id: 'abc'.charAt(i), text, code: false }))
const belief = { 'off-by-one': { title: 'Off by one', text: 'Counts one too many.' } }

/** A question whose first option is right. */
const served = {
  variant: {
    ...{ kind: 'single-choice', body: { options: ['a', 'b', 'c'] } },
    text: { en: { options: options('one', 'two', 'three') }, ja: { options: options('一', '二', '三') } },
  },
  key: {
    body: { options: ['a', 'b', 'c'].map((id) => ({ id, text: { key: id } })) },
    ...{ key: { option: 'a' }, slips: [{ misconception: 'off-by-one', option: 'b', chosen: true }] },
  },
  explanation: { text: { en: { misconceptions: belief }, ja: { misconceptions: belief } } },
}

export interface Done {
  chosen: 'a' | 'b' | 'c'
  /** Which of the drill's two checks passed; damage was done where none did. */
  drill: [boolean, boolean]
  latePercent?: number
  spentMs?: number
}

/** A first attempt that was graded. */
export async function handedIn(
  quiz: Quiz,
  userId: string,
  { chosen, drill, latePercent = 0, spentMs = 0 }: Done,
): Promise<void> {
  const [right, share] = [chosen === 'a' ? 1 : 0, drill.filter(Boolean).length / 2]
  const [at, pinned] = [new Date(), { userId, artefactHash }]
  const variant = await db().servedVariant.create({
    data: {
      ...{ ...pinned, ...served, skillId: FAMILY, contentVersionId: await versionOf(FAMILY) },
      ...{ seed: 1, mode: 'ASSESSED' },
    },
  })
  const checks = drill.map((passed, i) => ({ id: `c${i}`, weight: 1, passed }))
  const texts = { en: { c0: 'First', c1: 'Second' }, ja: { c0: '一', c1: '二' } }
  const damage = drill.some(Boolean) ? [] : ['nodes/one']
  const task = {
    ...{ position: 1, skillId: DRILL, contentVersionId: await versionOf(DRILL), domainId: 'basics', seed: 1 },
    ...{ scenario: {}, host: 'base', weight: 100, minutes: 5, lastHash: '', score: share },
    ...{ openedAt: new Date(at.getTime() + 1000), gradedAt: at, done: true },
    result: { passed: share === 1, checks: { checks, texts, damage } },
  }
  const exam = await db().exam.create({
    data: {
      ...{ ...pinned, id: randomUUID(), form: {}, startedAt: at, closesAt: quiz.closesAt },
      tasks: { create: [task] },
    },
    include: { tasks: true },
  })
  const verdict = { misconceptions: chosen === 'b' ? ['off-by-one'] : [] }
  await db().assignmentSubmission.create({
    data: {
      ...{ assignmentId: quiz.id, userId, startedAt: at, dueAt: quiz.closesAt, handedInAt: at, gradedAt: at },
      ...{ latePercent, examId: exam.id, score: ((right + 3 * share) / 4) * (1 - latePercent / 100) },
      items: {
        create: [
          {
            ...{ assignmentItemId: quiz.question, points: 1, servedVariantId: variant.id, spentMs, verdict },
            ...{ response: { option: chosen }, savedAt: at, correct: right === 1, score: right },
          },
          {
            ...{ assignmentItemId: quiz.drill, points: 3, position: 1, examTaskId: exam.tasks[0]?.id },
            score: share,
          },
        ],
      },
    },
  })
}
