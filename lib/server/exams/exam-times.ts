import '../server-only'
import { timeSpent } from '@/lib/exam/time-spent'
import type { Exam } from '@/lib/generated/prisma/client'
import type { Tx } from '../transaction'

interface Times {
  /** About how long the learner was there, in ms. */
  spentMs: number
  lateEntries: number
}

/** Of each task, by its id. */
export async function examTimes(
  tx: Tx,
  { id, startedAt, endedAt }: Pick<Exam, 'id' | 'startedAt' | 'endedAt'>,
): Promise<Map<string, Times>> {
  const tasks = await tx.examTask.findMany({
    where: { examId: id },
    select: { id: true, position: true, openedAt: true, nextSeq: true },
  })
  const saved = await tx.examEntry.findMany({
    where: { task: { examId: id } },
    orderBy: [{ taskId: 'asc' }, { ordinal: 'asc' }],
    select: { taskId: true, receivedAt: true, late: true, firstSeq: true },
  })
  const positions = new Map(tasks.map((task) => [task.id, task.position]))
  const opened = tasks.flatMap(({ position, openedAt }) =>
    openedAt ? [{ position, at: openedAt.getTime(), kind: 'open' as const }] : [],
  )
  const traces = saved
    .filter(({ late }) => !late)
    .map(({ taskId, receivedAt }) => ({
      ...{ position: positions.get(taskId) ?? 0, at: receivedAt.getTime() },
      kind: 'saved' as const,
    }))
  const spent = timeSpent([...opened, ...traces], startedAt.getTime(), (endedAt ?? startedAt).getTime())
  return new Map(
    tasks.map((task) => {
      const firstLate = saved.find(({ taskId, late }) => late && taskId === task.id)
      const lateEntries = firstLate ? task.nextSeq - firstLate.firstSeq : 0
      return [task.id, { spentMs: spent.get(task.position) ?? 0, lateEntries }]
    }),
  )
}
