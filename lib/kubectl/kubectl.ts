import { dispatch } from './cli/dispatch'
import { rootCommand } from './cmd'
import { renderError } from './errors'
import type { KubectlIo, Steps } from './io'

export type { KubectlIo } from './io'

/**
 * One kubectl invocation, v1.36. Yields when virtual time must pass or an editor must run.
 * @param argv without the leading `kubectl`
 * @returns the exit code
 */
export function* runKubectl(argv: string[], io: KubectlIo): Steps<number> {
  try {
    return yield* dispatch(rootCommand, argv, io)
  } catch (error) {
    const { text, exitCode } = renderError(error)
    if (text) io.stderr(text.endsWith('\n') ? text : `${text}\n`)
    return exitCode
  }
}
