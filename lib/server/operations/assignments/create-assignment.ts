import '../../server-only'
import { z } from 'zod'
import { type AssignmentData, assignmentData, settingsProblem } from '@/lib/classroom/assignment'
import { AppError } from '@/lib/errors/app-error'
import { classEditor } from '../../access'
import { recordVersion } from '../../classroom/assignment-version'
import { itemRows } from '../../classroom/item-rows'
import { now } from '../../clock'
import { defineOperation } from '../../operation'
import { transaction } from '../../transaction'

/** Makes an assignment, as a draft or for everybody in the class. @throws INVALID_INPUT, NOT_FOUND, NO_TASKS */
export const createAssignment = defineOperation({
  access: classEditor,
  input: z.strictObject({ classId: z.uuid(), data: assignmentData }),
  async run({ classId, userId }, { data }) {
    refuseProblems(data)
    if (data.closesAt <= now())
      throw new AppError('INVALID_INPUT', { field: 'closesAt', reason: 'too_early' })
    const rows = (await itemRows({ classId, userId }, data)).map(({ id: _, ...row }) => row)
    const { items: _, ...settings } = data
    const assignmentId = await transaction(async (tx) => {
      const made = await tx.assignment.create({
        data: {
          ...{ ...settings, classId, createdById: userId, createdAt: now() },
          items: { createMany: { data: rows } },
        },
        include: { items: { orderBy: { position: 'asc' } } },
      })
      await recordVersion(tx, made, { reason: '', editedById: userId })
      return made.id
    })
    return { assignmentId }
  },
  audit: (_, { data }, { assignmentId }) => ({
    ...{ action: 'createAssignment', assignmentId },
    details: { title: data.title, status: data.status },
  }),
})

export function refuseProblems(data: AssignmentData): void {
  const problem = settingsProblem(data)
  if (problem) throw new AppError('INVALID_INPUT', { ...problem })
}
