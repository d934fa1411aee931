import '../server-only'
import { db } from '../db'

/** What people are called, by id. */
export async function namesOf(ids: string[]): Promise<Map<string, string>> {
  const rows = await db().user.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } })
  return new Map(rows.map(({ id, name }) => [id, name]))
}
