import { parseTime } from '@/lib/cluster/apimachinery/time'
import { timeProblem } from '@/lib/cluster/apimachinery/time-problem'
import { type CommandContext, usageError } from '../../cli/command'
import { KubectlError } from '../../errors'

const USAGE =
  "expected 'logs [-f] [-p] (POD | TYPE/NAME) [-c CONTAINER]'.\nPOD or TYPE/NAME is a required argument for the logs command"

/** Whose logs, and the query that the kubelet gets. */
export interface LogRequest {
  resource: string
  container: string
  query: Record<string, string>
}

function checkSinceTime(text: string): void {
  if (text === '' || parseTime(text) !== undefined) return
  throw new KubectlError(timeProblem(text))
}

/** Reads the flags of `kubectl logs`. @throws KubectlError */
export function readLogRequest(context: CommandContext): LogRequest {
  const { args, flags } = context
  const selector = flags.string('selector')
  if (args.length > 2 || (args.length === 0 && selector === '')) throw usageError(context, USAGE)
  if (args.length === 1 && selector !== '') {
    throw usageError(context, 'only a selector (-l) or a POD name is allowed')
  }
  checkSinceTime(flags.string('since-time'))
  const tail = selector !== '' && !flags.changed('tail') ? 10 : flags.number('tail')
  if (flags.string('since-time') && flags.number('since') !== 0) {
    throw new KubectlError('at most one of `sinceTime` or `sinceSeconds` may be specified')
  }
  const container = args[1] ?? flags.string('container')
  if (flags.bool('all-containers') && container) {
    throw new KubectlError(`--all-containers=true should not be specified with container name ${container}`)
  }
  if (flags.changed('container') && args.length === 2) {
    throw new KubectlError('only one of -c or an inline [CONTAINER] arg is allowed')
  }
  if (flags.number('limit-bytes') < 0) throw new KubectlError('--limit-bytes must be greater than 0')
  if (flags.number('since') < 0) throw new KubectlError('--since must be greater than 0')
  if (tail < -1) throw new KubectlError('--tail must be greater than or equal to -1')
  const since = Math.round(flags.number('since') / 1000)
  return {
    resource: args[0] ?? '',
    container,
    query: {
      ...(flags.bool('previous') ? { previous: 'true' } : {}),
      ...(flags.bool('timestamps') ? { timestamps: 'true' } : {}),
      ...(flags.number('limit-bytes') > 0 ? { limitBytes: flags.string('limit-bytes') } : {}),
      ...(since > 0 ? { sinceSeconds: String(since) } : {}),
      ...(flags.string('since-time') ? { sinceTime: flags.string('since-time') } : {}),
      ...(tail !== -1 ? { tailLines: String(tail) } : {}),
    },
  }
}
