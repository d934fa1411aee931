import type { UserActor } from '@/lib/server/actor'
import { getExam } from '@/lib/server/operations/exams/get-exam'
import { OwedSession } from './owed-session'

/** What this browser has done at the tasks and not sent yet, as when a task was left at once: it is sent now. */
export async function Owed({ actor, examId }: { actor: UserActor; examId: string }) {
  const { list } = await getExam(actor, { examId })
  return (
    <OwedSession
      exam={{
        id: examId,
        list: list.map(({ position, nextSeq, lastHash }) => ({ position, nextSeq, lastHash })),
      }}
    />
  )
}
