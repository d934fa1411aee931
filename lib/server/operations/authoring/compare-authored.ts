import '../../server-only'
import { z } from 'zod'
import { publicFiles } from '@/lib/authoring/folder'
import { registered } from '../../access'
import { draftFiles, findReadable } from '../../authoring/own-item'
import { differing, versionFiles } from '../../authoring/versions'
import { defineOperation } from '../../operation'

export interface FileDifference {
  path: string
  /** In the version; '' where it has no such file. */
  published: string
  /** In the draft. */
  draft: string
}

/** What the draft has otherwise than a version that was published. */
export const compareAuthored = defineOperation({
  access: registered,
  input: z.strictObject({ id: z.uuid(), versionId: z.uuid() }),
  async run({ userId }, { id, versionId }): Promise<FileDifference[]> {
    const item = await findReadable(userId, id)
    const [published, draft] = [await versionFiles(item, versionId), publicFiles(draftFiles(item))]
    return differing(published, draft).map((path) => ({
      path,
      published: published[path] ?? '',
      draft: draft[path] ?? '',
    }))
  },
})
