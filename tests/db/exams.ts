/** A world to sit exams in: drills of two domains, and what a browser does. */
import { randomUUID } from 'node:crypto'
import { batchHash, type ChainBatch } from '@/lib/exam/chain'
import type { ExamForm } from '@/lib/exam/form'
import type { LabEntry } from '@/lib/lab/log'
import type { KnownActor } from '@/lib/server/actor'
import { db } from '@/lib/server/db'
import { appendExamEntries } from '@/lib/server/operations/exams/append-exam-entries'
import { gradeExam } from '@/lib/server/operations/exams/grade-exam'
import { openExamTask } from '@/lib/server/operations/exams/open-exam-task'
import { startExam } from '@/lib/server/operations/exams/start-exam'
import { type SkillSource, seedSkills } from '@/lib/server/seed/seed-skills'
import { seedSmallWorld, smallSkills } from './skills'

/** What no learner may read before the end: the words of checks, solutions and faults. */
export const SECRET = 'the kubelet was stopped'
const PER_DOMAIN = 20

/** A family about the concept of the first drill, for weak spots. */
export const EXAM_FAMILY = 'what-stores'

const text = (title: string) => ({
  title,
  summary: title,
  task: `Do ${title}.`,
  solution: SECRET,
  checks: { three: SECRET },
})

function skill(id: string, kind: SkillSource['kind'], concept: string, minutes = 6): SkillSource {
  // Ids say what is wrong; titles do not.
  const title = `Exercise ${id.replaceAll('-', ' ')}`
  const texts = { en: text(title), ja: text(`${title}の課題`) }
  return { id, kind, position: 10, concepts: [concept], texts, data: { level: 2, minutes }, fingerprint: '1' }
}

const drillsOf = (domain: string) =>
  Array.from({ length: PER_DOMAIN }, (_, n) => skill(`${domain}-${n}`, 'DRILL', `${domain}-concept-${n}`))

/** Domains that the exam weighs with 40 and 60 percent, with drills of six minutes. */
export async function seedExamWorld(): Promise<void> {
  await seedSmallWorld()
  const domains = [
    { id: 'storage', position: 1, weight: 40, names: { en: 'Storage', ja: 'ストレージ' } },
    { id: 'network', position: 2, weight: 60, names: { en: 'Network', ja: 'ネットワーク' } },
  ]
  await db().domain.createMany({ data: domains })
  const drills = domains.flatMap(({ id }) => drillsOf(id))
  await db().concept.createMany({
    data: drills.map(({ concepts: [id = ''], ...drill }) => ({
      id,
      position: 0,
      domainId: drill.id.split('-')[0] ?? '',
    })),
  })
  await seedSkills(db(), [...smallSkills, ...drills, skill(EXAM_FAMILY, 'FAMILY', 'storage-concept-0')])
}

export async function beginExam(me: KnownActor, form: ExamForm = { kind: 'full' }): Promise<string> {
  const examId = randomUUID()
  await startExam(me, { examId, form })
  return examId
}

/** A browser at one task: knows where the chain is, as it was told last. */
export class Browser {
  private constructor(
    private readonly me: KnownActor,
    private readonly examId: string,
    private readonly position: number,
    private head: string,
    private nextSeq: number,
  ) {}

  static async open(me: KnownActor, examId: string, position = 1): Promise<Browser> {
    const { lastHash, nextSeq } = await openExamTask(me, { examId, position })
    return new Browser(me, examId, position, lastHash, nextSeq)
  }

  /** A batch of lines that follows what was sent. */
  async batch(...lines: string[]) {
    const { examId, position, head: previous, nextSeq } = this
    const entries = lines.map((text, i): LabEntry => {
      const seq = nextSeq + i
      return { seq, at: 1_000 * seq, tty: 0, seen: '0123456789abcdef', kind: 'line', text }
    })
    const batch: ChainBatch = { entries, until: 1_000 * (nextSeq + lines.length), seen: '0123456789abcdef' }
    return { examId, position, previous, ...batch, hash: await batchHash(previous, batch) }
  }

  /** Types lines, and sends them. */
  async send(...lines: string[]) {
    const batch = await this.batch(...lines)
    const acknowledged = await appendExamEntries(this.me, batch)
    this.head = batch.hash
    this.nextSeq += lines.length
    return { ...acknowledged, hash: batch.hash }
  }
}

/** Calls until all is graded. */
export async function gradeAll(me: KnownActor, examId: string) {
  for (;;) {
    const progress = await gradeExam(me, { examId })
    if (progress.status === 'GRADED') return progress
  }
}

/** An exam of storage alone. */
export const storageExam = (tasks: number): ExamForm => ({
  ...{ kind: 'custom', minutes: 240, tasks, domains: ['storage'] },
})
