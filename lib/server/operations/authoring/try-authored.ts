import '../../server-only'
import { z } from 'zod'
import { AppError } from '@/lib/errors/app-error'
import { registered } from '../../access'
import { contentOf } from '../../authoring/draft-content'
import { findOwned, finishedFiles, toldAsInvalid } from '../../authoring/own-item'
import { scriptOf, type TrialView, trialKey, trialViews, triedOf } from '../../authoring/trial-view'
import { db } from '../../db'
import { type Json, toDb } from '../../json'
import { defineOperation } from '../../operation'
import { banks } from '../../question-bank'
import { consume, LIMITS } from '../../rate-limit'
import { transaction } from '../../transaction'

/** Does one trial of my drill and keeps what came of it. @returns how all of them stand @throws CONTENT_INVALID */
export const tryAuthored = defineOperation({
  access: registered,
  input: z.strictObject({ id: z.uuid(), trial: z.string().max(80) }),
  async run({ userId }, { id, trial }): Promise<TrialView[]> {
    const item = await findOwned(userId, id)
    const files = finishedFiles(item)
    const content = toldAsInvalid(() => contentOf(item.skill.kind, files))
    if (content.kind !== 'DRILL') throw new AppError('NOT_FOUND')
    const { drill } = content
    const script = scriptOf(drill, trial)
    if (script === undefined || drill.checks.length === 0)
      throw new AppError('CONTENT_INVALID', { problem: trial })
    await consume(LIMITS.authoringUser, userId)
    const run = { ...(await (await banks()).drafts.attempt(files, script)), key: trialKey(files, script) }
    await keep(id, trial, run as unknown as Json)
    const tried = await db().authoredItem.findUniqueOrThrow({ where: { id }, select: { tried: true } })
    return trialViews(drill, files, triedOf(tried))
  },
})

/** Beside the others; those of scripts that are gone are forgotten with time, for names come again. */
async function keep(id: string, trial: string, run: Json): Promise<void> {
  await transaction(async (tx) => {
    const { tried } = await tx.authoredItem.findUniqueOrThrow({ where: { id }, select: { tried: true } })
    const kept = Object.entries(triedOf({ tried })).filter(([name]) => name !== trial)
    const all = Object.fromEntries([...kept.slice(-39), [trial, run]])
    await tx.authoredItem.update({ where: { id }, data: { tried: toDb(all as unknown as Json) } })
  })
}
