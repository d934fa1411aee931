import '../server-only'
import { z } from 'zod'
import { AppError } from '@/lib/errors/app-error'

/** Where a page of a list ends: the sort keys of its last row. */
const placeSchema = z.strictObject({ at: z.coerce.date().optional(), id: z.uuid() })
export type Place = z.output<typeof placeSchema>

/** What a list is asked with. */
export const pageFields = {
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(300).optional(),
}

/** @throws INVALID_INPUT for what was not made here */
export function placeOf(cursor: string | undefined): Place | undefined {
  if (cursor === undefined) return undefined
  try {
    return placeSchema.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString()))
  } catch {
    throw new AppError('INVALID_INPUT', { field: 'cursor' })
  }
}

/** @param rows one more than `limit`, where there are more */
export function pageOf<Row, Item>(
  rows: readonly Row[],
  limit: number,
  itemOf: (row: Row) => Item,
  keysOf: (row: Row) => Place,
): { data: Item[]; next_cursor: string | null } {
  const page = rows.slice(0, limit)
  const last = rows.length > limit ? page.at(-1) : undefined
  return { data: page.map(itemOf), next_cursor: last ? cursorOf(keysOf(last)) : null }
}

const cursorOf = (place: Place): string => Buffer.from(JSON.stringify(place)).toString('base64url')
