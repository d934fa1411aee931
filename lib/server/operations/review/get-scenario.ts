import '../../server-only'
import { z } from 'zod'
import { AppError } from '@/lib/errors/app-error'
import { someone } from '../../access'
import { db } from '../../db'
import { fromDb, type Json } from '../../json'
import { defineOperation } from '../../operation'
import { skillTexts } from '../../practice/skill-texts'
import { localeSchema } from '../concepts/list-concepts'

/** The cluster of a practice question that I have answered, for the lab. It would tell the answer before. */
export const getScenario = defineOperation({
  access: someone,
  input: z.strictObject({ servedVariantId: z.uuid(), locale: localeSchema }),
  async run({ userId }, { servedVariantId, locale }): Promise<{ title: string; scenario: Json }> {
    const served = await db().servedVariant.findFirst({
      where: { id: servedVariantId, userId, mode: 'PRACTICE', answers: { some: { userId } } },
      select: { explanation: true, contentVersion: { select: { texts: true } } },
    })
    if (!served) throw new AppError('NOT_FOUND')
    const { scenario } = fromDb(served.explanation) as { scenario: Json }
    return { title: skillTexts(served.contentVersion, locale).title, scenario }
  },
})
