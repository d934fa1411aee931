import './server-only'
import { AppError } from '@/lib/errors/app-error'
import type { Prisma } from '@/lib/generated/prisma/client'
import { db } from './db'

export type Tx = Prisma.TransactionClient

const ATTEMPTS = 8
const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

/**
 * Runs `work` in a serializable transaction, again when the database reports a conflict with another one.
 * `work` must have no effects outside the database. Throws BUSY when it keeps conflicting.
 */
export async function transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
  for (let attempt = 0; ; attempt++) {
    try {
      return await db().$transaction(work, {
        isolationLevel: 'Serializable',
        maxWait: 10_000,
        timeout: 20_000,
      })
    } catch (error) {
      if (!isSerializationFailure(error)) throw error
      if (attempt === ATTEMPTS - 1) throw new AppError('BUSY')
      await sleep(Math.random() * 10 * 2 ** attempt)
    }
  }
}

/** Write conflict or deadlock (SQLSTATE 40001, 40P01), however it was wrapped. */
export function isSerializationFailure(error: unknown): boolean {
  return hasCode(error, (code) => ['P2034', '40001', '40P01', 'TransactionWriteConflict'].includes(code))
}

/** A unique constraint was hit (Prisma P2002, SQLSTATE 23505). */
export function isUniqueViolation(error: unknown): boolean {
  return hasCode(error, (code) => ['P2002', '23505', 'UniqueConstraintViolation'].includes(code))
}

function hasCode(error: unknown, test: (code: string) => boolean, depth = 0): boolean {
  if (typeof error !== 'object' || error === null || depth > 4) return false
  const e = error as {
    code?: unknown
    originalCode?: unknown
    kind?: unknown
    cause?: unknown
    meta?: unknown
  }
  for (const code of [e.code, e.originalCode, e.kind]) if (typeof code === 'string' && test(code)) return true
  const nested = [e.cause, (e.meta as { driverAdapterError?: unknown } | undefined)?.driverAdapterError]
  return nested.some((inner) => hasCode(inner, test, depth + 1))
}
