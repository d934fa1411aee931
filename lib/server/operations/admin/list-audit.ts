import '../../server-only'
import { z } from 'zod'
import { admin } from '../../access'
import { auditQueryFields, findActs } from '../../audit-log'
import { defineOperation } from '../../operation'

/** Who did what anywhere, the newest first. */
export const listAudit = defineOperation({
  access: admin,
  input: z.strictObject(auditQueryFields),
  run: (_, query) => findActs(query),
})
