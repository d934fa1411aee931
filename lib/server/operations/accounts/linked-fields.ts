import { z } from 'zod'

/** What a provider says about somebody; the first two tell them from all others. */
export const linkedFields = {
  provider: z.string().min(1).max(100),
  subject: z.string().min(1).max(255),
  email: z.string().max(320).nullable(),
}
