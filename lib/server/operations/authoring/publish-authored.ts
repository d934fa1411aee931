import '../../server-only'
import { z } from 'zod'
import { missingIn } from '@/lib/authoring/missing'
import { missingInQuestion } from '@/lib/authoring/missing-in-question'
import { AppError } from '@/lib/errors/app-error'
import { registered } from '../../access'
import { contentOf } from '../../authoring/draft-content'
import { findOwned, finishedFiles, toldAsInvalid } from '../../authoring/own-item'
import { drillPublication, questionPublication } from '../../authoring/publication'
import { publishVersion } from '../../authoring/publish-version'
import { trialViews, triedOf } from '../../authoring/trial-view'
import { defineOperation } from '../../operation'
import { consume, LIMITS } from '../../rate-limit'

/**
 * Makes a version of my draft, which can be assigned from then on. Only what is complete, and whose trials have come out
 * as its author says. @throws CONTENT_INVALID; CONFLICT when it was changed meanwhile
 */
export const publishAuthored = defineOperation({
  access: registered,
  input: z.strictObject({ id: z.uuid(), revision: z.number().int().min(0) }),
  async run({ userId }, { id, revision }): Promise<{ versionId: string }> {
    const item = await findOwned(userId, id)
    if (item.revision !== revision) throw new AppError('CONFLICT', { savedAt: item.savedAt.getTime() })
    await consume(LIMITS.authoringUser, userId)
    const files = finishedFiles(item)
    const content = toldAsInvalid(() => contentOf(item.skill.kind, files))
    if (content.kind === 'FAMILY') {
      refuse(missingInQuestion(content.question))
      const publication = await questionPublication(item.skillId, files, content.question)
      return { versionId: await publishVersion(id, publication) }
    }
    const { drill } = content
    refuse(missingIn(drill).map(({ what, locale, name }) => [what, locale, name].filter(Boolean).join(' ')))
    const views = trialViews(drill, files, triedOf(item))
    refuse(
      views.filter(({ state, problems }) => state !== 'fresh' || problems.length > 0).map(({ name }) => name),
    )
    return { versionId: await publishVersion(id, await drillPublication(item.skillId, files)) }
  },
  audit: (_, { id }, { versionId }) => ({
    action: 'publishAuthored',
    details: { authoredId: id, versionId },
  }),
})

function refuse(problems: readonly string[]): void {
  if (problems.length > 0) throw new AppError('CONTENT_INVALID', { problem: problems.join(', ') })
}
