'use server'

import { findForeignWork } from '../operations/review/find-foreign-work'
import { practiseSkill } from '../operations/review/practise-skill'
import { recordReviews } from '../operations/review/record-reviews'
import { startReview } from '../operations/review/start-review'
import { undoReview } from '../operations/review/undo-review'
import { runAction, runActionAsSomeone } from '../run-action'

export async function findForeignWorkAction(input: Parameters<typeof findForeignWork>[1]) {
  return runAction(findForeignWork, input)
}

export async function undoReviewAction(input: Parameters<typeof undoReview>[1]) {
  return runAction(undoReview, input)
}

export async function recordReviewsAction(input: Parameters<typeof recordReviews>[1]) {
  return runAction(recordReviews, input)
}

export async function startReviewAction(input: Parameters<typeof startReview>[1]) {
  return runActionAsSomeone(startReview, input)
}

export async function practiseSkillAction(input: Parameters<typeof practiseSkill>[1]) {
  return runActionAsSomeone(practiseSkill, input)
}
