import { db } from '@/lib/server/db'
import { gradedWork, placedAssignment } from './graded'
import { classOf, user } from './people'
import { DRILL, FAMILY } from './skills'

export interface Quiz {
  id: string
  classId: string
  closesAt: Date
  question: string
  drill: string
}

const HOUR = 3_600_000

/** An assignment of a question for one point and a drill for three. */
export async function makeQuiz(
  classId: string,
  { title = 'Quiz', closesAt = new Date(Date.now() + HOUR) } = {},
): Promise<Quiz> {
  const opensAt = new Date(closesAt.getTime() - 2 * HOUR)
  const items = [
    { kind: 'FAMILY' as const, skillId: FAMILY, points: 1 },
    { kind: 'DRILL' as const, skillId: DRILL, points: 3 },
  ]
  const { id, places } = await placedAssignment(classId, items, { title, opensAt, closesAt, attempts: 2 })
  const [question = '', drill = ''] = places
  return { id, classId, closesAt, question, drill }
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
  const verdict = { misconceptions: chosen === 'b' ? ['off-by-one'] : [] }
  const checks = drill.map((passed, i) => ({ id: `c${i}`, weight: 1, passed }))
  const texts = { en: { c0: 'First', c1: 'Second' }, ja: { c0: '一', c1: '二' } }
  const damage = drill.some(Boolean) ? [] : ['nodes/one']
  const done = [
    { served, response: { option: chosen }, score: chosen === 'a' ? 1 : 0, verdict, spentMs },
    { score: drill.filter(Boolean).length / 2, checks: { checks, texts, damage } },
  ]
  await gradedWork(quiz.id, userId, done, { latePercent })
}

/** A quiz of a class of three: Aki is right at first and has the drill half right, Bob is wrong and late, Cho is neither. */
export async function quizOfThree() {
  const teacher = await user('Teacher')
  const learners = [await user('Aki'), await user('Bob'), await user('Cho')] as const
  const [aki, bob] = learners
  const classId = await classOf(teacher, ...learners)
  await db().membership.updateMany({ where: { userId: aki.userId }, data: { externalId: '007' } })
  const quiz = await makeQuiz(classId)
  await handedIn(quiz, aki.userId, { chosen: 'a', drill: [true, false], spentMs: 30_000 })
  await handedIn(quiz, bob.userId, { chosen: 'b', drill: [false, false], latePercent: 50 })
  return { teacher, learners, classId, quiz }
}
