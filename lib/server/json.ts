import type { Prisma } from '@/lib/generated/prisma/client'

/** What JSON can hold. */
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json }

/** For writing to a Json column; a top-level null is stored as JSON null. */
export function toDb(value: Json): Prisma.InputJsonValue {
  return value as Prisma.InputJsonValue
}

/** For reading from a Json column. */
export function fromDb(value: Prisma.JsonValue): Json {
  return value as Json
}
