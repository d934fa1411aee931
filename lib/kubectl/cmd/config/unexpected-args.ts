import type { CommandContext } from '../../cli/command'
import { KubectlError } from '../../errors'

/** What `kubectl config` says to the wrong number of words. */
export function unexpectedArgs(context: CommandContext): KubectlError {
  return new KubectlError(`Unexpected args: [${context.args.join(' ')}]`)
}
