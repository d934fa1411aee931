import '../../server-only'
import { publicFiles } from '@/lib/authoring/folder'
import { registered } from '../../access'
import type { Titles } from '../../authoring/draft-content'
import { makeItem } from '../../authoring/make-item'
import { draftFiles, findReadable } from '../../authoring/own-item'
import { fromDb } from '../../json'
import { defineOperation } from '../../operation'
import { consume, LIMITS } from '../../rate-limit'
import { authoredIdSchema } from './get-authored'

/** A draft of my own with the same text: of mine, or of what is shared with a class that I teach. */
export const duplicateAuthored = defineOperation({
  access: registered,
  input: authoredIdSchema,
  async run({ userId }, { id }): Promise<{ id: string }> {
    const item = await findReadable(userId, id)
    await consume(LIMITS.authoringUser, userId)
    const { en, ja } = fromDb(item.titles) as Titles
    const titles = { en: en ?? '', ja: ja ?? '' }
    return makeItem(userId, { kind: item.skill.kind, files: publicFiles(draftFiles(item)), titles })
  },
})
