import '../server-only'
import type { z } from 'zod'
import type { Actor } from '../actor'
import type { Operation } from '../operation'

/** One address of the API: everything is read with GET. */
export interface Endpoint {
  /** Below /api/v1, with parameters in braces as OpenAPI has them. */
  path: string
  summary: string
  response: z.ZodType
  isList: boolean
  read(actor: Actor, input: unknown): Promise<unknown>
}

/** Types of what an operation gives and of what is promised have to agree. */
export function endpoint<Input, Output, Schema extends z.ZodType<unknown, Output>>(given: {
  path: string
  summary: string
  response: Schema
  isList?: boolean
  operation: Operation<Input, Output>
}): Endpoint {
  const { operation, isList = false, ...rest } = given
  // The operation validates what it is given.
  return { ...rest, isList, read: (actor, input) => operation(actor, input as Input) }
}
