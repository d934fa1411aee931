import { matchesName } from './cli/command'
import { dispatch, nextCommandWord } from './cli/dispatch'
import { firstCommand } from './cmd/first'
import { renderError } from './errors'
import type { KubectlIo, Steps } from './io'
import { awaitRest, part } from './parts'

/**
 * One kubectl invocation, v1.36. Yields when virtual time must pass, an editor must run or code is missing.
 * @param argv without the leading `kubectl`
 * @returns the exit code
 */
export function* runKubectl(argv: string[], io: KubectlIo): Steps<number> {
  const verb = argv[nextCommandWord(firstCommand, argv)] ?? ''
  const isFirst = firstCommand.subcommands?.some((command) => matchesName(command, verb))
  if (!isFirst) yield* awaitRest()
  try {
    return yield* dispatch(isFirst ? firstCommand : part('verbs').rootCommand, argv, io)
  } catch (error) {
    const { text, exitCode } = renderError(error)
    if (text) io.stderr(text.endsWith('\n') ? text : `${text}\n`)
    return exitCode
  }
}
