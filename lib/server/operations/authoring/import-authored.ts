import '../../server-only'
import { z } from 'zod'
import { publicFiles } from '@/lib/authoring/folder'
import { MAX_ZIP_BYTES, unzipFolder } from '@/lib/authoring/folder-zip'
import { registered } from '../../access'
import { contentOf, requireFolder, titlesOfDrill } from '../../authoring/draft-content'
import { makeItem } from '../../authoring/make-item'
import { toldAsInvalid } from '../../authoring/own-item'
import { defineOperation } from '../../operation'
import { consume, LIMITS } from '../../rate-limit'

const isFile = (value: unknown) => value instanceof Uint8Array && value.length <= MAX_ZIP_BYTES

/** A draft of what is in a zip: the folder of a drill, or of a question. @throws CONTENT_INVALID */
export const importAuthored = defineOperation({
  access: registered,
  input: z.strictObject({ file: z.custom<Uint8Array>(isFile) }),
  async run({ userId }, { file }): Promise<{ id: string; kind: 'DRILL' | 'FAMILY' }> {
    await consume(LIMITS.authoringUser, userId)
    const files = publicFiles(toldAsInvalid(() => unzipFolder(file)))
    const kind = 'question.yaml' in files ? 'FAMILY' : 'DRILL'
    requireFolder(kind, files)
    const content = toldAsInvalid(() => contentOf(kind, files))
    const titles =
      content.kind === 'DRILL'
        ? titlesOfDrill(content.drill)
        : { en: content.question.texts.en.title, ja: content.question.texts.ja.title }
    return { ...(await makeItem(userId, { kind, files, titles })), kind }
  },
})
