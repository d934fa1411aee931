import { db } from '@/lib/server/db'

export const dynamic = 'force-dynamic'

/** 200 when the database answers, else 503. */
export async function GET(): Promise<Response> {
  try {
    await db().$queryRaw`SELECT 1`
    return Response.json({ status: 'ok' })
  } catch {
    return Response.json({ status: 'database unreachable' }, { status: 503 })
  }
}
