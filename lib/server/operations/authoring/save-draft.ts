import '../../server-only'
import { z } from 'zod'
import { drillDraft } from '@/lib/authoring/drill-draft'
import { publicFiles } from '@/lib/authoring/folder'
import { filesOfQuestion, questionDraft } from '@/lib/authoring/question-draft'
import { AppError } from '@/lib/errors/app-error'
import { registered } from '../../access'
import { type DraftProblem, filesAfter, titlesOfDrill } from '../../authoring/draft-content'
import { draftFiles, findOwned } from '../../authoring/own-item'
import { type SavedDraft, storeDraft } from '../../authoring/store-draft'
import { type TrialView, trialViews, triedOf } from '../../authoring/trial-view'
import { defineOperation } from '../../operation'

const MAX_DRAFT_BYTES = 300 * 1024

const saved = { id: z.uuid(), revision: z.number().int().min(0) }

/**
 * Keeps what is in the editor. What cannot be written as files is kept all the same, with what is wrong with it.
 * @throws CONFLICT when it was saved from somewhere else
 */
export const saveDraft = defineOperation({
  access: registered,
  input: z.union([
    z.strictObject({ ...saved, drill: drillDraft }),
    z.strictObject({ ...saved, question: questionDraft }),
  ]),
  async run({ userId }, input): Promise<SavedDraft & { problem: DraftProblem | null; trials: TrialView[] }> {
    if (JSON.stringify(input).length > MAX_DRAFT_BYTES)
      throw new AppError('INVALID_INPUT', { field: 'draft', reason: 'too_big' })
    const item = await findOwned(userId, input.id)
    const isDrill = 'drill' in input
    if (isDrill !== (item.skill.kind === 'DRILL')) throw new AppError('NOT_FOUND')
    if (!isDrill) {
      const { question } = input
      const titles = { en: question.texts.en.title, ja: question.texts.ja.title }
      const kept = await storeDraft(input, { files: filesOfQuestion(question), titles })
      return { ...kept, problem: null, trials: [] }
    }
    const { files, problem } = filesAfter(draftFiles(item), input.drill)
    const kept = await storeDraft(input, { files, titles: titlesOfDrill(input.drill) })
    const trials = trialViews(input.drill, publicFiles(files), triedOf(item))
    return { ...kept, problem: problem ?? null, trials }
  },
})
