import { z } from 'zod'

/** An error as RFC 9457 has it; `code` is what a program looks at. */
export const problemSchema = z.strictObject({
  type: z.literal('about:blank'),
  title: z.string(),
  status: z.int(),
  code: z.string(),
  detail: z.string(),
  /** Which part of the request is wrong. */
  field: z.string().optional(),
})
