import type { Status } from '@/lib/cluster/apimachinery/errors'
import { ConnectionRefused } from '@/lib/cluster/apiserver/request'
import { EngineLimitError } from '@/lib/cluster/sim/limits'
import { quote } from './go-format'

/** An error kubectl words itself; printed as `error: …`. */
export class KubectlError extends Error {
  constructor(
    message: string,
    /** Printed as it is, without `error: `. */
    readonly bare = false,
    readonly exitCode = 1,
  ) {
    super(message)
    this.name = 'KubectlError'
  }
}

/** Everything was said already: only the exit code is left (cmdutil.ErrExit). */
export class ExitError extends Error {
  constructor(readonly exitCode = 1) {
    super('exit')
    this.name = 'ExitError'
  }
}

/** What the API server refused. */
export class ApiStatusError extends Error {
  constructor(readonly status: Status) {
    super(status.message ?? 'unknown')
    this.name = 'ApiStatusError'
  }

  get reason(): string {
    return this.status.reason ?? ''
  }
}

/** Several errors, each reported on a line of its own (utilerrors.Aggregate). */
export class ErrorList extends Error {
  constructor(readonly errors: Error[]) {
    super(errors.map((error) => error.message).join(', '))
    this.name = 'ErrorList'
  }
}

export function isNotFound(error: unknown): boolean {
  return error instanceof ApiStatusError && error.reason === 'NotFound'
}

export function isForbidden(error: unknown): boolean {
  return error instanceof ApiStatusError && error.reason === 'Forbidden'
}

export function isConflict(error: unknown): boolean {
  return error instanceof ApiStatusError && error.reason === 'Conflict'
}

/** The same error with `error when creating "file": ` in front (cmdutil.AddSourceToErr). */
export function withSource(verb: string, source: string | undefined, error: Error): Error {
  if (!source) return error
  const message = `error when ${verb} ${quote(source)}: ${error.message}`
  if (error instanceof ApiStatusError) return new ApiStatusError({ ...error.status, message })
  return new KubectlError(message)
}

/** `failed to create configmap: …`: fmt.Errorf's %v of an API error loses its status. The prefix has its colon. */
export function withPrefix(prefix: string, error: Error): Error {
  if (error instanceof ConnectionRefused) return error
  return new KubectlError(`${prefix} ${error.message}`)
}

/**
 * Throws what was collected: nothing, the one error, or all of them as a list. One list inside stays
 * a list: the real one nests its aggregates likewise, and then prints without `error: `.
 */
export function throwCollected(errors: Error[]): void {
  if (errors.length === 1) throw errors[0]
  if (errors.length > 1) {
    throw new ErrorList(errors.flatMap((error) => (error instanceof ErrorList ? error.errors : [error])))
  }
}

/** Any thrown Error of the API or of kubectl; programming errors pass through. */
export function asKubectlError(error: unknown): Error {
  if (
    error instanceof KubectlError ||
    error instanceof ApiStatusError ||
    error instanceof ErrorList ||
    error instanceof ConnectionRefused
  ) {
    return error
  }
  throw error
}

function standardMessage(error: Error): string | undefined {
  if (error instanceof ApiStatusError) {
    if (error.reason === 'Unauthorized')
      return `error: You must be logged in to the server (${error.message})`
    return error.reason
      ? `Error from server (${error.reason}): ${error.message}`
      : `Error from server: ${error.message}`
  }
  if (error instanceof ConnectionRefused) {
    return `The connection to the server ${error.address} was refused - did you specify the right host or port?`
  }
  if (error instanceof EngineLimitError) return `error: ${error.message}`
  return undefined
}

function invalidMessage({ status }: ApiStatusError): string {
  const { details, message } = status
  if (!details) return `The request is invalid${message ? `: ${message}` : ''}`
  const causes = [
    ...new Set((details.causes ?? []).map((cause) => `${cause.field ?? ''}: ${cause.message ?? ''}`)),
  ]
  let text = 'The request is invalid'
  if (details.kind || details.name) text = `The ${details.kind ?? ''} ${quote(details.name ?? '')} is invalid`
  else if (message && causes.length === 0) text += `: ${message}`
  if (causes.length === 1) return `${text}: ${causes[0]}`
  if (causes.length > 1) return [`${text}: `, ...causes.map((cause) => `* ${cause}`)].join('\n')
  return text
}

/** What kubectl prints on stderr for an error, and its exit code (cmdutil.CheckErr). */
export function renderError(error: unknown): { text: string; exitCode: number } {
  if (error instanceof ExitError) return { text: '', exitCode: error.exitCode }
  if (error instanceof ErrorList) {
    return { text: error.errors.map((one) => standardMessage(one) ?? one.message).join('\n'), exitCode: 1 }
  }
  if (error instanceof ApiStatusError && error.reason === 'Invalid') {
    return { text: invalidMessage(error), exitCode: 1 }
  }
  if (error instanceof KubectlError) {
    const bare = error.bare || error.message.startsWith('error: ')
    return { text: bare ? error.message : `error: ${error.message}`, exitCode: error.exitCode }
  }
  const known = error instanceof Error ? standardMessage(error) : undefined
  if (known === undefined) throw error
  return { text: known, exitCode: 1 }
}
