import './server-only'
import { z } from 'zod'
import { AppError } from '@/lib/errors/app-error'
import type { Access } from './access'
import type { Actor } from './actor'
import { type AuditedAct, recordAct } from './audit'

/** An operation is called like a function; it also carries who may call it, so that tests can enumerate. */
export interface Operation<Input, Output> {
  (actor: Actor, input: Input): Promise<Output>
  readonly access: string
  readonly schema: z.ZodType
}

/**
 * Declares one thing that the application can do. The input is parsed, then access is decided, then `run` is
 * given what access found out (`grant`: who acts, in which class).
 */
export function defineOperation<Schema extends z.ZodType, Grant, Output>(definition: {
  input: Schema
  access: Access<z.output<Schema>, Grant>
  run(grant: Grant, input: z.output<Schema>): Promise<Output>
  /** What the log of who did what keeps of it, once it is done; undefined: nothing. */
  audit?(grant: Grant, input: z.output<Schema>, output: Output): AuditedAct | undefined
}): Operation<z.input<Schema>, Output> {
  const call = async (actor: Actor, raw: z.input<Schema>): Promise<Output> => {
    const parsed = definition.input.safeParse(raw)
    if (!parsed.success) throw invalidInput(parsed.error)
    const grant = await definition.access.check(actor, parsed.data)
    const output = await definition.run(grant, parsed.data)
    const act = definition.audit?.(grant, parsed.data, output)
    if (act) await recordAct(actor, grant, act)
    return output
  }
  return Object.assign(call, { access: definition.access.label, schema: definition.input })
}

/** For operations that need nothing but the actor. */
export const noInput = z.strictObject({}).default({})

function invalidInput(error: z.ZodError): AppError {
  const issue = error.issues[0]
  return new AppError('INVALID_INPUT', {
    field: issue?.path.join('.') ?? '',
    reason: issue?.code ?? 'invalid',
  })
}
