import { getLeftWork } from '@/lib/server/operations/assignments/get-left-work'
import { findClass, requireAccount } from '../../../../../load'

interface AttemptIds {
  classId: string
  assignmentId: string
  submissionId: string
}

/** What became of an attempt of whoever was taken out of its class; undefined for all others. */
export async function findLeft({ classId, assignmentId, submissionId }: AttemptIds) {
  if (await findClass(classId)) return undefined
  const path = `/classes/${classId}/assignments/${assignmentId}/attempts/${submissionId}`
  const { actor, timeZone } = await requireAccount(path)
  const work = await getLeftWork(actor, { submissionId })
  return work?.classId === classId && work.assignmentId === assignmentId ? { work, timeZone } : undefined
}
