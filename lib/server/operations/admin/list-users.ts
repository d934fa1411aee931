import '../../server-only'
import { z } from 'zod'
import { admin } from '../../access'
import { db } from '../../db'
import { defineOperation } from '../../operation'

/** Accounts, the newest first, a page at a time: pass the last id as `before`. */
export const listUsers = defineOperation({
  access: admin,
  input: z.strictObject({ before: z.uuid().optional(), limit: z.number().int().min(1).max(200).default(50) }),
  run: (_, { before, limit }) =>
    db().user.findMany({
      where: { email: { not: null }, ...(before ? { id: { lt: before } } : {}) },
      orderBy: { id: 'desc' },
      take: limit,
      select: { id: true, email: true, name: true, role: true, registeredAt: true },
    }),
})
