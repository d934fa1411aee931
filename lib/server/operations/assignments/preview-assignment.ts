import '../../server-only'
import { z } from 'zod'
import { assignmentInstructor } from '../../access'
import { drawExam, type ExamItem } from '../../classroom/draw-exam'
import { findServed } from '../../classroom/find-served'
import { db } from '../../db'
import { taskTexts } from '../../exams/task-texts'
import type { Json } from '../../json'
import { defineOperation } from '../../operation'
import { newSeed } from '../../practice/serve-variant'
import { banks } from '../../question-bank'
import { consume, LIMITS } from '../../rate-limit'

/** What a learner may get: drawn as for one of them, and kept nowhere; of a pinned seed what learners have got. */
export const previewAssignment = defineOperation({
  access: assignmentInstructor,
  input: z.strictObject({ assignmentId: z.uuid() }),
  async run({ userId }, { assignmentId }) {
    await consume(LIMITS.previewUser, userId)
    const { items, ...assignment } = await db().assignment.findUniqueOrThrow({
      where: { id: assignmentId },
      include: { items: { where: { removedAt: null }, orderBy: [{ position: 'asc' }, { id: 'asc' }] } },
    })
    const { questions } = await banks()
    const shown = []
    const tasks: { contentVersionId: string; minutes: number; points: number }[] = []
    for (const item of items) {
      const { kind, skillId, contentVersionId, seeds, difficulty, examForm, points, id } = item
      const seed = seeds[0] ?? newSeed()
      if (kind === 'FAMILY') {
        const pinned = contentVersionId ?? undefined
        const { variant } =
          (await findServed(item, seed)) ??
          (await questions.serve(skillId ?? '', seed, difficulty ?? undefined, pinned))
        shown.push({ id, points, variant: variant as Json })
      } else if (kind === 'DRILL')
        tasks.push({ contentVersionId: contentVersionId ?? '', minutes: 0, points })
      else {
        const { form, drawn } = examForm as unknown as ExamItem
        for (const task of drawn ?? (await drawExam(form, seed)))
          tasks.push({ ...task, points: (points * task.weight) / 100 })
      }
    }
    const versions = await db().contentVersion.findMany({
      where: { id: { in: tasks.map(({ contentVersionId }) => contentVersionId) } },
      select: { id: true, texts: true, data: true },
    })
    const byId = new Map(versions.map((version) => [version.id, version]))
    return {
      ...{ id: assignment.id, classId: assignment.classId, title: assignment.title },
      ...{ instructions: assignment.instructions, hints: assignment.hints, minutes: assignment.minutes },
      questions: shown,
      tasks: tasks.flatMap(({ contentVersionId, points, minutes }) => {
        const version = byId.get(contentVersionId)
        if (!version) return []
        const usual = (version.data as { minutes?: number }).minutes ?? 0
        return [{ texts: taskTexts(version), points, minutes: minutes || usual }]
      }),
    }
  },
})
