import { formatMicroTime } from '@/lib/cluster/apimachinery/time'
import { ExitError } from '../errors'
import type { KubectlIo } from '../io'

/** `1120 10:34:16.647137   30887 helpers.go:714] …`, behind a letter for the severity. */
function klogLine(io: KubectlIo, severity: 'I' | 'W' | 'F', at: string, text: string): void {
  const [date = '', time = ''] = formatMicroTime(io.now()).replace('Z', '').split('T')
  io.stderr(`${severity}${date.slice(5).replace('-', '')} ${time}   30887 ${at}] ${text}\n`)
}

/** What klog tells at some level of verbosity. */
export const klogInfo = (io: KubectlIo, at: string, text: string): void => klogLine(io, 'I', at, text)

/** A warning with klog's head. */
export const klogWarning = (io: KubectlIo, at: string, text: string): void => klogLine(io, 'W', at, text)

/** What klog says before it ends the process. */
export function klogExit(io: KubectlIo, at: string, text: string): ExitError {
  klogLine(io, 'F', at, text)
  return new ExitError(1)
}
