import '../../server-only'
import { z } from 'zod'
import { registered } from '../../access'
import { contentOf, type DraftContent, titlesOfDrill } from '../../authoring/draft-content'
import { findOwned, toldAsInvalid } from '../../authoring/own-item'
import { type SavedDraft, storeDraft } from '../../authoring/store-draft'
import { type TrialView, trialViews, triedOf } from '../../authoring/trial-view'
import { versionFiles } from '../../authoring/versions'
import { defineOperation } from '../../operation'

export interface RestoredDraft extends SavedDraft {
  content: DraftContent
  trials: TrialView[]
}

/** Makes the text of a published version the draft again. @throws CONFLICT when it was saved from somewhere else */
export const restoreVersion = defineOperation({
  access: registered,
  input: z.strictObject({ id: z.uuid(), versionId: z.uuid(), revision: z.number().int().min(0) }),
  async run({ userId }, { id, versionId, revision }): Promise<RestoredDraft> {
    const item = await findOwned(userId, id)
    const files = await versionFiles(item, versionId)
    const content = toldAsInvalid(() => contentOf(item.skill.kind, files))
    const titles =
      content.kind === 'DRILL'
        ? titlesOfDrill(content.drill)
        : { en: content.question.texts.en.title, ja: content.question.texts.ja.title }
    const kept = await storeDraft({ id, revision }, { files, titles })
    const trials = content.kind === 'DRILL' ? trialViews(content.drill, files, triedOf(item)) : []
    return { ...kept, content, trials }
  },
})
