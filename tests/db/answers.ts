import { randomUUID } from 'node:crypto'
import type { KnownActor } from '@/lib/server/actor'
import { practiseSkill } from '@/lib/server/operations/review/practise-skill'
import { FAMILY, rightAnswer } from './skills'

/** A question that somebody is asked, with the right answer to it as a browser sends it. */
export async function answered(actor: KnownActor, skillId = FAMILY) {
  const { servedVariantId, variant } = await practiseSkill(actor, { skillId })
  const response = rightAnswer(variant)
  return { id: randomUUID(), servedVariantId, response, durationMs: 9000, reviewedAt: new Date() }
}
