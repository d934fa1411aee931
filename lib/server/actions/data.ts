'use server'

import { importReviews } from '../operations/data/import-reviews'
import { resetSkill } from '../operations/data/reset-skill'
import { startOver } from '../operations/data/start-over'
import { runAction } from '../run-action'

export async function importReviewsAction(input: Parameters<typeof importReviews>[1]) {
  return runAction(importReviews, input)
}

export async function resetSkillAction(input: Parameters<typeof resetSkill>[1]) {
  return runAction(resetSkill, input)
}

export async function startOverAction(input: Parameters<typeof startOver>[1]) {
  return runAction(startOver, input)
}
