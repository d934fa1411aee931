import '../../server-only'
import { z } from 'zod'
import { type ImportRow, importRow, REFUSALS, type Refusal } from '@/lib/anki/import-row'
import { PackageError } from '@/lib/anki/package-error'
import type { ReadPackage } from '@/lib/anki/protocol'
import { MAX_PACKAGE_BYTES, readPackage } from '@/lib/anki/read-package'
import { markedSkill } from '@/lib/anki/skill-mark'
import { AppError } from '@/lib/errors/app-error'
import { someone } from '../../access'
import { freshRows } from '../../data/fresh-rows'
import { db } from '../../db'
import { defineOperation } from '../../operation'
import { consume, LIMITS } from '../../rate-limit'

export interface AnkiPreview {
  /** Rows of the package's whole log. */
  read: number
  /** That would be added. */
  added: number
  /** That are reviews of mine already. */
  present: number
  /** Of cards that are not ours. */
  notOurs: number
  refused: { reason: Refusal; count: number }[]
  /** What would be added, by skill, oldest first: for `importReviews`. */
  skills: { skillId: string; rows: ImportRow[] }[]
}

const isFile = (value: unknown) => value instanceof Uint8Array && value.length <= MAX_PACKAGE_BYTES

/** One at a time in this process: a collection takes memory. */
const reading = { busy: false }

/**
 * What an Anki package would bring along. Nothing is written.
 * @throws AppError INVALID_INPUT with the reason: PACKAGE_FAULTS; BUSY
 */
export const readAnki = defineOperation({
  access: someone,
  input: z.strictObject({ file: z.custom<Uint8Array>(isFile) }),
  async run({ userId }, { file }): Promise<AnkiPreview> {
    await consume(LIMITS.packageUser, userId)
    if (reading.busy) throw new AppError('BUSY')
    reading.busy = true
    try {
      return await preview(userId, await readPackage(file))
    } catch (error) {
      if (!(error instanceof PackageError)) throw error
      throw new AppError('INVALID_INPUT', { field: 'file', reason: error.fault })
    } finally {
      reading.busy = false
    }
  },
})

async function preview(userId: string, { marked, tooMany, ...counts }: ReadPackage): Promise<AnkiPreview> {
  const refused = new Map<Refusal, number>(tooMany > 0 ? [['too-many', tooMany]] : [])
  const refuse = (reason: Refusal, count = 1) => refused.set(reason, (refused.get(reason) ?? 0) + count)
  const skillOf = await resolveSkills(marked.map(({ mark }) => mark))
  const bySkill = new Map<string, ImportRow[]>()
  for (const { mark, rows } of marked) {
    const skillId = skillOf.get(mark)
    if (skillId === undefined) refuse('unknown-skill', rows.length)
    else bySkill.set(skillId, [...(bySkill.get(skillId) ?? []), ...accepted(rows, refuse)])
  }
  const skills: AnkiPreview['skills'] = []
  let [added, present] = [0, 0]
  for (const [skillId, rows] of bySkill) {
    const fresh = await freshRows(db(), userId, skillId, rows)
    added += fresh.length
    present += rows.length - fresh.length
    if (fresh.length > 0) skills.push({ skillId, rows: fresh })
  }
  const reasons = REFUSALS.flatMap((reason) => ({ reason, count: refused.get(reason) ?? 0 }))
  return { ...counts, added, present, refused: reasons.filter(({ count }) => count > 0), skills }
}

function accepted(
  rows: ReadPackage['marked'][number]['rows'],
  refuse: (reason: Refusal) => void,
): ImportRow[] {
  return rows.flatMap((row) => {
    const read = importRow(row)
    if (typeof read === 'object') return read
    refuse(read)
    return []
  })
}

/** Skills by mark: under the id that they have now, and retired ones too. */
async function resolveSkills(marks: string[]): Promise<Map<string, string>> {
  const ids = new Map(marks.flatMap((mark) => [[mark, markedSkill(mark)] as const]))
  const wanted = [...ids.values()].flatMap((id) => id ?? [])
  const [skills, aliases] = await Promise.all([
    db().skill.findMany({ where: { id: { in: wanted } }, select: { id: true } }),
    db().skillAlias.findMany({ where: { alias: { in: wanted } } }),
  ])
  const now = new Map([
    ...aliases.map(({ alias, skillId }) => [alias, skillId] as const),
    ...skills.map(({ id }) => [id, id] as const),
  ])
  return new Map(
    [...ids].flatMap(([mark, id]) => {
      const skillId = id === undefined ? undefined : now.get(id)
      return skillId === undefined ? [] : [[mark, skillId] as const]
    }),
  )
}
