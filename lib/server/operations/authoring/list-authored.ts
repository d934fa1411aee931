import '../../server-only'
import { z } from 'zod'
import { registered } from '../../access'
import type { Titles } from '../../authoring/draft-content'
import { taughtBy } from '../../authoring/own-item'
import { db } from '../../db'
import { fromDb } from '../../json'
import { defineOperation } from '../../operation'

export interface AuthoredSummary {
  id: string
  skillId: string
  kind: 'DRILL' | 'FAMILY'
  titles: Titles
  savedAt: Date
  publishedAt: Date | null
  archivedAt: Date | null
  /** undefined: mine */
  owner?: string
  classes: { id: string; name: string }[]
}

const MOST = 600

/** What I have written, and what is shared with classes that I teach; what was saved last comes first. */
export const listAuthored = defineOperation({
  access: registered,
  input: z.strictObject({ archived: z.boolean().default(false) }).default({ archived: false }),
  async run({ userId }, { archived }): Promise<AuthoredSummary[]> {
    const shared = {
      archivedAt: null,
      skill: { currentVersionId: { not: null } },
      shares: { some: taughtBy(userId) },
    }
    const mine = { ownerId: userId, ...(archived ? {} : { archivedAt: null }) }
    const items = await db().authoredItem.findMany({
      where: { OR: [mine, shared] },
      omit: { draft: true, tried: true },
      include: {
        owner: { select: { name: true } },
        skill: { select: { kind: true } },
        shares: { where: taughtBy(userId), select: { class: { select: { id: true, name: true } } } },
      },
      orderBy: [{ savedAt: 'desc' }, { id: 'desc' }],
      take: MOST,
    })
    return items.map(({ id, skillId, skill, ownerId, owner, titles, shares, ...times }) => ({
      ...{ id, skillId, kind: skill.kind, titles: fromDb(titles) as Titles },
      ...{ savedAt: times.savedAt, publishedAt: times.publishedAt, archivedAt: times.archivedAt },
      ...(ownerId === userId ? {} : { owner: owner.name }),
      classes: shares.map((share) => share.class),
    }))
  },
})
