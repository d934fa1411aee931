'use server'

import { getExam } from '../operations/exams/get-exam'
import { getExamReplay } from '../operations/exams/get-exam-replay'
import { gradeExam } from '../operations/exams/grade-exam'
import { handInExam } from '../operations/exams/hand-in-exam'
import { markExamTask } from '../operations/exams/mark-exam-task'
import { noteExam } from '../operations/exams/note-exam'
import { openExamTask } from '../operations/exams/open-exam-task'
import { startExam } from '../operations/exams/start-exam'
import { runAction, runActionAsSomeone } from '../run-action'

export async function startExamAction(input: Parameters<typeof startExam>[1]) {
  return runActionAsSomeone(startExam, input)
}

export async function getExamAction(input: Parameters<typeof getExam>[1]) {
  return runAction(getExam, input)
}

export async function openExamTaskAction(input: Parameters<typeof openExamTask>[1]) {
  return runAction(openExamTask, input)
}

export async function noteExamAction(input: Parameters<typeof noteExam>[1]) {
  return runAction(noteExam, input)
}

export async function markExamTaskAction(input: Parameters<typeof markExamTask>[1]) {
  return runAction(markExamTask, input)
}

export async function handInExamAction(input: Parameters<typeof handInExam>[1]) {
  return runAction(handInExam, input)
}

export async function gradeExamAction(input: Parameters<typeof gradeExam>[1]) {
  return runAction(gradeExam, input)
}

export async function getExamReplayAction(input: Parameters<typeof getExamReplay>[1]) {
  return runAction(getExamReplay, input)
}
