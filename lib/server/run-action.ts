import './server-only'
import { type ActionResult, AppError } from '@/lib/errors/app-error'
import type { Actor } from './actor'
import type { Operation } from './operation'
import { ensureActor, getActor } from './request-actor'

/** Runs an operation for whoever makes the request; expected failures become values. */
export function runAction<I, O>(operation: Operation<I, O>, input: I): Promise<ActionResult<O>> {
  return settle(getActor, operation, input)
}

/** The same for a first write: an anonymous person becomes a visitor. */
export function runActionAsSomeone<I, O>(operation: Operation<I, O>, input: I): Promise<ActionResult<O>> {
  return settle(ensureActor, operation, input)
}

async function settle<I, O>(
  who: () => Promise<Actor>,
  operation: Operation<I, O>,
  input: I,
): Promise<ActionResult<O>> {
  try {
    return { ok: true, data: await operation(await who(), input) }
  } catch (error) {
    if (error instanceof AppError) return { ok: false, code: error.code, params: error.params }
    console.error(error)
    return { ok: false, code: 'INTERNAL', params: {} }
  }
}
