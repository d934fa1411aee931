import type { Command, CommandContext } from '../../cli/command'
import { helpText } from '../../cli/help'
import { KubectlError } from '../../errors'

/** What `kubectl config` says to the wrong number of words, behind the help. */
export function unexpectedArgs(context: CommandContext, command: Command): KubectlError {
  context.out(helpText(command, context.path, context.io.env))
  return new KubectlError(`Unexpected args: [${context.args.join(' ')}]`)
}
