import '../server-only'
import { db } from '../db'
import type { Launch } from './tickets'

/** The class of the course that somebody came from; undefined: none yet, or they came from no course. */
export async function classOf({ platformId, data }: Launch): Promise<string | undefined> {
  if (!data.course) return undefined
  const { deploymentId, contextId } = data.course
  const course = await db().ltiContext.findUnique({
    where: { platformId_deploymentId_contextId: { platformId, deploymentId, contextId } },
    select: { classId: true },
  })
  return course?.classId
}
