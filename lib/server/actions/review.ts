'use server'

import { findForeignWork } from '../operations/review/find-foreign-work'
import { recordReviews } from '../operations/review/record-reviews'
import { setAside } from '../operations/review/set-aside'
import { undoReview } from '../operations/review/undo-review'
import { runAction } from '../run-action'

export async function findForeignWorkAction(input: Parameters<typeof findForeignWork>[1]) {
  return runAction(findForeignWork, input)
}

export async function setAsideAction(input: Parameters<typeof setAside>[1]) {
  return runAction(setAside, input)
}

export async function undoReviewAction(input: Parameters<typeof undoReview>[1]) {
  return runAction(undoReview, input)
}

export async function recordReviewsAction(input: Parameters<typeof recordReviews>[1]) {
  return runAction(recordReviews, input)
}
