import '../server-only'
import type { WorkedTask } from '@/lib/classroom/item-statistics/counted-work'
import { standingGrade } from '@/lib/classroom/standing-grade'
import { db } from '../db'
import type { StoredResult } from '../exams/task-result'
import type { GradedDrill } from '../pool/protocol'
import { skillTexts } from '../practice/skill-texts'

/** Results say what each check found: so many are in memory at once. */
const AT_ONCE = 200

/** What came of the tasks of these submissions, by their ids; what they are worth is not known here. */
export async function loadTasks(
  submissionIds: readonly string[],
  locale: string,
): Promise<Map<string, Omit<WorkedTask, 'points'>>> {
  const tasks = new Map<string, Omit<WorkedTask, 'points'>>()
  for (let after: string | undefined; ; ) {
    const rows = await readTasks(submissionIds, after)
    for (const { id, skillId, contentVersion, submissionItem, ...first } of rows) {
      const { title } = skillTexts(contentVersion, locale)
      const { score, result } = standingGrade(submissionItem?.marks ?? []) ?? first
      tasks.set(id, { skillId, title, score, ...foundIn(result as StoredResult | null, locale) })
    }
    if (rows.length < AT_ONCE) return tasks
    after = rows.at(-1)?.id
  }
}

function readTasks(submissionIds: readonly string[], after: string | undefined) {
  return db().examTask.findMany({
    where: {
      submissionItem: { submissionId: { in: [...submissionIds] } },
      ...{ gradedAt: { not: null }, ...(after ? { id: { gt: after } } : {}) },
    },
    orderBy: { id: 'asc' },
    take: AT_ONCE,
    select: {
      ...{ id: true, skillId: true, score: true, result: true },
      contentVersion: { select: { texts: true } },
      submissionItem: {
        select: {
          marks: { orderBy: [{ createdAt: 'asc' }, { id: 'asc' }], select: { score: true, graded: true } },
        },
      },
    },
  })
}

function foundIn(stored: StoredResult | null, locale: string): Pick<WorkedTask, 'checks' | 'damage'> {
  if (!stored || !('checks' in stored)) return { checks: [], damage: [] }
  const { checks, damage, texts } = stored.checks as unknown as GradedDrill
  const names = texts[locale === 'ja' ? 'ja' : 'en']
  return {
    checks: checks.map(({ id, weight, passed }) => ({ id, weight, passed, name: names[id] ?? id })),
    damage,
  }
}
