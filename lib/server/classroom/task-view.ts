import '../server-only'
import type { ContentVersion, ExamTask } from '@/lib/generated/prisma/client'
import { taskTexts } from '../exams/task-texts'

type Task = Pick<ExamTask, 'position' | 'minutes' | 'openedAt' | 'done'> & {
  contentVersion: Pick<ContentVersion, 'texts'>
}

/**
 * A task of a submission as it is listed beside the questions; done in its exam, at this position. The name of its drill
 * would say what is wrong with the cluster.
 */
export function taskView({ position, minutes, openedAt, done, contentVersion }: Task) {
  const { en, ja } = taskTexts(contentVersion)
  const titles = { en: en.title, ja: ja.title }
  return { position, minutes, done, titles, opened: openedAt !== null }
}
