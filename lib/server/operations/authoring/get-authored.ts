import '../../server-only'
import { z } from 'zod'
import { publicFiles } from '@/lib/authoring/folder'
import { registered } from '../../access'
import { contentOf, type DraftContent } from '../../authoring/draft-content'
import { draftFiles, findReadable, toldAsInvalid } from '../../authoring/own-item'
import { type TrialView, trialViews, triedOf } from '../../authoring/trial-view'
import { type AuthoredVersion, listVersions } from '../../authoring/versions'
import { db } from '../../db'
import { defineOperation } from '../../operation'

export interface Authored {
  id: string
  isMine: boolean
  revision: number
  savedAt: Date
  archivedAt: Date | null
  content: DraftContent
  /** Of a drill. */
  trials: TrialView[]
  /** The newest first. */
  versions: AuthoredVersion[]
  /** The classes that I teach or that it is shared with. */
  classes: { id: string; name: string; isShared: boolean }[]
}

export const authoredIdSchema = z.strictObject({ id: z.uuid() })

/** A drill or a question of mine, or one that is shared with a class that I teach. */
export const getAuthored = defineOperation({
  access: registered,
  input: authoredIdSchema,
  async run({ userId }, { id }): Promise<Authored> {
    const item = await findReadable(userId, id)
    const files = draftFiles(item)
    const content = toldAsInvalid(() => contentOf(item.skill.kind, files))
    const isMine = item.ownerId === userId
    return {
      ...{ id, isMine, revision: item.revision, savedAt: item.savedAt, archivedAt: item.archivedAt, content },
      trials: content.kind === 'DRILL' ? trialViews(content.drill, publicFiles(files), triedOf(item)) : [],
      versions: await listVersions(item),
      classes: isMine ? await taughtClasses(userId, id) : [],
    }
  },
})

async function taughtClasses(userId: string, authoredId: string): Promise<Authored['classes']> {
  const classes = await db().class.findMany({
    where: {
      OR: [
        { archivedAt: null, memberships: { some: { userId, role: 'INSTRUCTOR' } } },
        { shared: { some: { authoredId } } },
      ],
    },
    select: { id: true, name: true, shared: { where: { authoredId }, select: { classId: true } } },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
  })
  return classes.map(({ id, name, shared }) => ({ id, name, isShared: shared.length > 0 }))
}
