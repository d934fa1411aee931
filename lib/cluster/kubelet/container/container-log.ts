/**
 * What a container's processes write, as the container runtime keeps it.
 * Mirrors: lines with their time and stream, what ends no line left open, rotation at 10 MiB.
 * Differs: what was rotated is gone at once.
 */
export interface LogLine {
  /** ms */
  readonly at: number
  readonly text: string
  readonly error?: true
  /** It goes on: no line end has come yet. */
  readonly open?: true
}

/** Lines in the order in which they were written. */
export interface ContainerLog {
  lines: LogLine[]
  bytes: number
}

export const newContainerLog = (): ContainerLog => ({ lines: [], bytes: 0 })

const MAX_BYTES = 10 * 2 ** 20
/** Longer lines come in pieces, each as if it were a line. */
const MAX_LINE = 16 * 1024

/** What a line takes beside its text: time, stream, tag. */
const HEAD = 44

function put(log: ContainerLog, line: LogLine): void {
  // Rotated: what `kubectl logs` shows is the file that is written now.
  if (log.bytes > MAX_BYTES) Object.assign(log, newContainerLog())
  log.bytes += line.text.length + HEAD
  // Frozen, so that forks share it.
  log.lines.push(Object.freeze(line))
}

/** Takes what a process wrote to its standard output or error. */
export function appendLog(log: ContainerLog, text: string, error: boolean, at: number): void {
  if (text === '') return
  const last = log.lines.at(-1)
  const goesOn = last?.open && (last.error ?? false) === error ? last : undefined
  if (goesOn) {
    log.lines.pop()
    log.bytes -= goesOn.text.length + HEAD
  }
  const lines = ((goesOn?.text ?? '') + text).split('\n')
  const rest = lines.pop() ?? ''
  const stream = error ? { error } : {}
  for (const line of lines)
    for (let from = 0; from === 0 || from < line.length; from += MAX_LINE)
      put(log, { at, text: line.slice(from, from + MAX_LINE), ...stream })
  // What goes on and on is kept in pieces, too.
  const whole = rest.length - (rest.length % MAX_LINE)
  for (let from = 0; from < whole; from += MAX_LINE)
    put(log, { at, text: rest.slice(from, from + MAX_LINE), ...stream })
  if (rest.length > whole) put(log, { at, text: rest.slice(whole), ...stream, open: true })
}
