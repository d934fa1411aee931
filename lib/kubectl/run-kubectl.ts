import { dispatch } from './cli/dispatch'
import { firstCommand, hasKubeconfig, isFirst } from './cmd/first'
import { renderError } from './errors'
import type { KubectlIo, Steps } from './io'
import { hasRest, part } from './parts'

/**
 * One kubectl invocation, v1.36. Yields when virtual time must pass, an editor must run or code is missing.
 * @param argv without the leading `kubectl`
 * @returns the exit code
 */
export function* runKubectl(argv: string[], io: KubectlIo): Steps<number> {
  if (!hasRest() && (!isFirst(argv.join(' ')) || hasKubeconfig(io))) yield { kind: 'rest' }
  try {
    return yield* dispatch(hasRest() ? part('verbs').rootCommand : firstCommand, argv, io)
  } catch (error) {
    const { text, exitCode } = renderError(error)
    if (text) io.stderr(text.endsWith('\n') ? text : `${text}\n`)
    return exitCode
  }
}
