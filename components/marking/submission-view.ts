import type { getSubmission } from '@/lib/server/operations/marking/get-submission'

/** An attempt with everything that is known of it. */
export type SubmissionView = Awaited<ReturnType<typeof getSubmission>>
export type MarkedItemView = SubmissionView['items'][number]
