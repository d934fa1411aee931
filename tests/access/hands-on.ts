import { db } from '@/lib/server/db'
import { makeAssignment, type World } from './world'

/** An assignment that asks for hands-on work alone: the questions of the test's bank have no texts to be exported. */
export async function makeHandsOn(world: World) {
  const made = await makeAssignment(world)
  await db().assignmentItem.updateMany({
    where: { assignmentId: made.assignmentId },
    data: { kind: 'DRILL' },
  })
  return made
}
