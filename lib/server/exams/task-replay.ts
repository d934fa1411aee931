import '../server-only'
import type { ExamReplay } from '@/lib/exam/exam'
import type { ExamEntry, ExamTask } from '@/lib/generated/prisma/client'
import { fromDb } from '../json'
import { banks } from '../question-bank'
import { taskLog } from './task-log'

type LoggedTask = ExamTask & { entries: ExamEntry[]; exam: { artefactHash: string } }

/** What was done at a task and what solves it, from the same start. @param entries in their order */
export async function taskReplay({
  seed,
  host,
  skillId,
  contentVersionId,
  scenario,
  entries,
  exam: { artefactHash },
}: LoggedTask): Promise<ExamReplay> {
  const { drills } = await banks()
  const [snapshot, { script, texts }] = await Promise.all([
    drills.pack(fromDb(scenario), seed),
    drills.solution({ skillId, contentVersionId, artefactHash }),
  ])
  return {
    ...{ snapshot, seed, host, log: taskLog(entries) },
    reference: [`ssh ${host}`, ...script.trimEnd().split('\n')],
    why: { en: texts.en ?? '', ja: texts.ja ?? '' },
  }
}
