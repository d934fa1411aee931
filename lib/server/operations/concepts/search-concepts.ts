import '../../server-only'
import { z } from 'zod'
import { anyone } from '../../access'
import { db } from '../../db'
import { defineOperation } from '../../operation'
import { localeSchema } from './list-concepts'

/** Pages whose title or summary contains the words, in one language. */
export const searchConcepts = defineOperation({
  access: anyone,
  input: z.strictObject({
    query: z.string().trim().min(1).max(100),
    locale: localeSchema,
    limit: z.number().int().min(1).max(50).default(20),
  }),
  async run(_, { query, locale, limit }) {
    const contains = { contains: escapeLike(query), mode: 'insensitive' as const }
    const texts = await db().conceptText.findMany({
      where: {
        locale,
        version: { currentOf: { isNot: null } },
        OR: [{ title: contains }, { summary: contains }],
      },
      orderBy: { title: 'asc' },
      take: limit,
      select: { title: true, summary: true, version: { select: { conceptId: true } } },
    })
    return texts.map(({ title, summary, version }) => ({ id: version.conceptId, title, summary }))
  },
})

/** `%` and `_` are what they are, not wildcards. */
function escapeLike(text: string): string {
  return text.replace(/[\\%_]/g, '\\$&')
}
