import '../../server-only'
import { isDeepStrictEqual } from 'node:util'
import { z } from 'zod'
import { type AssignmentData, assignmentData } from '@/lib/classroom/assignment'
import { AppError } from '@/lib/errors/app-error'
import type { Assignment, AssignmentItem } from '@/lib/generated/prisma/client'
import { assignmentEditor } from '../../access'
import { applyTerms } from '../../classroom/apply-terms'
import { assignmentDataOf, recordVersion } from '../../classroom/assignment-version'
import { type ItemRow, itemRows } from '../../classroom/item-rows'
import { now } from '../../clock'
import { db } from '../../db'
import { scoreChanged } from '../../lti/score-changed'
import { defineOperation } from '../../operation'
import { type Tx, transaction } from '../../transaction'
import { refuseProblems } from './create-assignment'

/**
 * Changes an assignment; what it was stays as a version. After somebody has begun, what would make their work another is
 * only changed with `anyway`: items (those who have begun keep theirs), points, variants, order, hints, times that end
 * earlier, and being late that costs more. `version` is the one that the change was made from.
 * @throws CONFLICT when somebody else has changed it since; ALREADY_BEGUN with `fields`; INVALID_INPUT
 */
export const updateAssignment = defineOperation({
  access: assignmentEditor,
  input: z.strictObject({
    ...{ assignmentId: z.uuid(), version: z.number().int().min(1), data: assignmentData },
    ...{ reason: z.string().trim().max(500).default(''), anyway: z.boolean().default(false) },
  }),
  async run({ assignmentId, classId, userId }, { version, data, reason, anyway }) {
    refuseProblems(data)
    const before = await load(assignmentId)
    if (before.version !== version) throw new AppError('CONFLICT', { version: before.version })
    const old = assignmentDataOf(before)
    const changed = changedFields(old, data)
    if (changed.length === 0) return { version, changed }
    const isSameItems = !changed.includes('items') && !changed.includes('variants')
    const rows = isSameItems ? null : await itemRows({ classId, userId }, data, before.items)
    const next = version + 1
    const rescored = await transaction(async (tx) => {
      const guarded = guardedFields(old, data, changed)
      if (guarded.length > 0 && !anyway) await refuseBegun(tx, assignmentId, guarded)
      const { items: _, ...settings } = data
      const updated = await tx.assignment.updateMany({
        where: { id: assignmentId, version },
        data: { ...settings, version: next },
      })
      if (updated.count === 0) throw new AppError('CONFLICT')
      if (rows) await replaceItems(tx, before, rows)
      const after = await load(assignmentId, tx)
      await recordVersion(tx, after, { reason, editedById: userId })
      return applyTerms(tx, after)
    })
    for (const whose of rescored) await scoreChanged(assignmentId, whose)
    return { version: next, changed }
  },
  audit: (_, { reason, data }, { version, changed }) => ({
    action: 'updateAssignment',
    details: { title: data.title, version, changed, reason },
  }),
})

const load = (id: string, tx: Tx = db()) =>
  tx.assignment.findUniqueOrThrow({ where: { id }, include: { items: { orderBy: { position: 'asc' } } } })

function changedFields(old: AssignmentData, data: AssignmentData): string[] {
  const keys = Object.keys(data) as (keyof AssignmentData)[]
  return keys.filter((key) => !isDeepStrictEqual(old[key], data[key]))
}

const GUARDED = ['items', 'variants', 'shuffled', 'hints', 'counted']

function guardedFields(old: AssignmentData, data: AssignmentData, changed: string[]): string[] {
  const endOf = ({ closesAt, lateUntil }: AssignmentData) => (lateUntil ?? closesAt).getTime()
  const isShorter =
    endOf(data) < endOf(old) ||
    data.closesAt < old.closesAt ||
    (data.minutes ?? Number.POSITIVE_INFINITY) < (old.minutes ?? Number.POSITIVE_INFINITY) ||
    data.latePercent > old.latePercent ||
    (data.attempts > 0 && (old.attempts === 0 || data.attempts < old.attempts)) ||
    data.status === 'DRAFT'
  const times = isShorter ? changed.filter((key) => TIMES.includes(key)) : []
  return [...changed.filter((key) => GUARDED.includes(key)), ...times]
}

const TIMES = ['closesAt', 'lateUntil', 'latePercent', 'minutes', 'attempts', 'status']

async function refuseBegun(tx: Tx, assignmentId: string, fields: string[]): Promise<void> {
  const begun = await tx.assignmentSubmission.count({ where: { assignmentId } })
  if (begun > 0) throw new AppError('ALREADY_BEGUN', { fields: fields.join(' '), begun })
}

/** Rows that stay keep their id and what was drawn for them; those taken out stay for whoever has them. */
async function replaceItems(
  tx: Tx,
  before: Assignment & { items: AssignmentItem[] },
  rows: readonly ItemRow[],
): Promise<void> {
  const { id: assignmentId } = before
  const present = new Map(before.items.filter(({ removedAt }) => !removedAt).map((item) => [item.id, item]))
  for (const { id, ...row } of rows) {
    const same = id ? present.get(id) : undefined
    if (same && same.kind === row.kind && same.skillId === (row.skillId ?? null)) {
      present.delete(same.id)
      await tx.assignmentItem.update({ where: { id: same.id }, data: row })
    } else await tx.assignmentItem.create({ data: { ...row, assignmentId } })
  }
  const gone = [...present.keys()]
  await tx.assignmentItem.updateMany({ where: { id: { in: gone } }, data: { removedAt: now() } })
}
