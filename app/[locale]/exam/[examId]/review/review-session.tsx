'use client'

import { Grading, type GradingProps } from '@/components/exam/review/grading'
import { SendOwed, type SendOwedProps } from '@/components/exam/review/send-owed'
import { TaskReview, type TaskReviewProps } from '@/components/exam/review/task-review'
import { postEntries } from '@/components/exam/saving/post-entries'
import { getExamReplayAction, gradeExamAction } from '@/lib/server/actions/exams'

/** The parts of a review with the server's operations behind them. */
export function GradingSession(props: Omit<GradingProps, 'grade'>) {
  return <Grading {...props} grade={gradeExamAction} />
}

export function OwedSession(props: Omit<SendOwedProps, 'append'>) {
  return <SendOwed {...props} append={postEntries} />
}

export function TaskSession(props: Omit<TaskReviewProps, 'replay'>) {
  return <TaskReview {...props} replay={getExamReplayAction} />
}
