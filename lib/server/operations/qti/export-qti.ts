import '../../server-only'
import { z } from 'zod'
import { qtiVersions, qtiZip } from '@/lib/qti/package'
import { assignmentInstructor } from '../../access'
import { whenAdmin } from '../../audit'
import { db } from '../../db'
import { defineOperation } from '../../operation'
import { qtiItems } from '../../qti/qti-items'
import { consume, LIMITS } from '../../rate-limit'

/** An assignment's questions as a QTI package with their keys, in one language; with what had to be left out. */
export const exportQti = defineOperation({
  access: assignmentInstructor,
  input: z.strictObject({
    assignmentId: z.uuid(),
    version: z.enum(qtiVersions),
    locale: z.enum(['en', 'ja']),
  }),
  async run({ userId }, { assignmentId, version, locale }) {
    await consume(LIMITS.qtiUser, userId)
    const { title, items } = await db().assignment.findUniqueOrThrow({
      where: { id: assignmentId },
      select: {
        title: true,
        items: {
          where: { removedAt: null },
          orderBy: { position: 'asc' },
          include: { contentVersion: { select: { texts: true } } },
        },
      },
    })
    const places = items.map(({ contentVersion, ...item }) => ({
      ...item,
      title: titleIn(contentVersion?.texts, locale) ?? title,
    }))
    const content = { id: `A_${assignmentId}`, title, locale, ...(await qtiItems(places, locale)) }
    return { zip: qtiZip(version, content), questions: content.items.length, leftOut: content.leftOut }
  },
  audit: (grant, { version }) => whenAdmin(grant, { action: 'exportQti', details: { version } }),
})

function titleIn(texts: unknown, locale: string): string | undefined {
  return (texts as Record<string, { title?: string }> | undefined)?.[locale]?.title
}
