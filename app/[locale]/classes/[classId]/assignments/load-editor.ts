import { notFound } from 'next/navigation'
import { getLocale } from 'next-intl/server'
import { cache } from 'react'
import type { UserActor } from '@/lib/server/actor'
import { getAssignment } from '@/lib/server/operations/assignments/get-assignment'
import { listAssignable } from '@/lib/server/operations/assignments/list-assignable'
import { loadClass, orNotFound } from '../../load'

/** An assignment of this class for who teaches it; read once for metadata and page. */
export const loadAssignment = cache(async (classId: string, assignmentId: string) => {
  const { actor, timeZone } = await loadClass(classId)
  const assignment = await orNotFound(getAssignment(actor, { assignmentId, locale: await getLocale() }))
  if (assignment.class.id !== classId) notFound()
  return { actor, ownTimeZone: timeZone, assignment }
})

/** What there is to choose from. */
export async function loadAssignable(actor: UserActor, classId: string) {
  return orNotFound(listAssignable(actor, { classId, locale: await getLocale() }))
}
