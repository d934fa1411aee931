import type { LogLine } from '@/lib/cluster/kubelet/container/container-log'
import { MAIN } from '@/lib/container-engine/container-process'
import type { EngineContainer } from '@/lib/container-engine/state'
import type { Command, DockerCall } from '@/lib/shell/programs/docker/call'
import { parseDuration } from '@/lib/shell/programs/docker/run-options'
import type { Steps } from '@/lib/shell/programs/docker/steps'
import { isoTime } from '@/lib/shell/programs/docker/units'
import { DockerExit } from '@/lib/shell/programs/docker/usage'

const linesOf = ({ runtime }: EngineContainer): readonly LogLine[] =>
  runtime.containers[MAIN]?.current?.log?.lines ?? []

/** ms of `10m`, of a time, or of seconds; undefined: neither. */
function timeOf(text: string | undefined, now: number): number | undefined {
  if (text === undefined) return undefined
  const ago = parseDuration(text)
  if (ago !== undefined) return now - ago
  const at = /^\d+$/.test(text) ? Number(text) * 1000 : Date.parse(text)
  if (Number.isNaN(at))
    throw new DockerExit(1, `Error response from daemon: invalid value for "since": ${text}\n`)
  return at
}

/** How many lines from the end; all of them for what is no number. */
function tailOf(text = 'all'): number {
  return /^\d+$/.test(text) ? Number(text) : Infinity
}

function* logs(call: DockerCall): Steps<number> {
  const { engine, flags, operands } = call
  const container = engine.get(operands[0] ?? '')
  const since = timeOf(flags.text('since'), call.now()) ?? -Infinity
  const until = timeOf(flags.text('until'), call.now()) ?? Infinity
  const show = ({ at, text, error, open }: LogLine) => {
    const words = `${flags.has('timestamps') ? `${isoTime(at)} ` : ''}${text}${open ? '' : '\n'}`
    if (error && !container.spec.tty) call.err(words)
    else call.out(words)
  }
  const all = linesOf(container).filter(({ at }) => at >= since && at <= until)
  const tail = tailOf(flags.text('tail'))
  for (const line of tail === Infinity ? all : tail === 0 ? [] : all.slice(-tail)) show(line)
  if (!flags.has('follow')) return 0
  let seen = linesOf(container).length
  call.process().onSignal('INT', 'catch')
  while (container.status === 'running' || container.status === 'restarting') {
    const { signals } = yield { kind: 'change', ...nextTime(call) }
    if (signals.length > 0) return 130
    const lines = linesOf(container)
    for (const line of lines.slice(seen)) show(line)
    seen = lines.length
  }
  return 0
}

function nextTime({ engine }: DockerCall): { until?: number } {
  const until = engine.life.run()
  return until === undefined ? {} : { until }
}

export const logsCommands: readonly Command[] = [
  {
    path: 'docker logs',
    use: 'docker logs [OPTIONS] CONTAINER',
    about: 'Fetch the logs of a container',
    flags: 'details follow|f since: tail|n: timestamps|t until:',
    ...{ least: 1, most: 1, run: logs },
  },
]
