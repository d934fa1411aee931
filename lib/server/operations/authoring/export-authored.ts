import '../../server-only'
import { z } from 'zod'
import { zipFolder } from '@/lib/authoring/folder-zip'
import { registered } from '../../access'
import type { Titles } from '../../authoring/draft-content'
import { findReadable, finishedFiles } from '../../authoring/own-item'
import { versionFiles } from '../../authoring/versions'
import { fromDb } from '../../json'
import { defineOperation } from '../../operation'

/** The draft as a zip of one folder, or a version that was published. @throws CONTENT_INVALID */
export const exportAuthored = defineOperation({
  access: registered,
  input: z.strictObject({ id: z.uuid(), versionId: z.uuid().optional() }),
  async run({ userId }, { id, versionId }): Promise<{ name: string; zip: Uint8Array<ArrayBuffer> }> {
    const item = await findReadable(userId, id)
    const files = versionId ? await versionFiles(item, versionId) : finishedFiles(item)
    const name = slugOf((fromDb(item.titles) as Titles).en ?? '') || item.skillId
    return { name, zip: zipFolder(name, files) }
  },
})

const slugOf = (title: string): string =>
  title
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 60)
