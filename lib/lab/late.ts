/**
 * What a lab is asked for behind its first prompt, as one piece: each by itself would cut the first one into more and
 * smaller pieces, which are larger together.
 */
export { checkGoal } from '@/lib/lab/check-goal'
export { answerEditor } from '@/lib/lab/manifest/answer-editor'
export { askWhy } from '@/lib/lab/why/ask'
