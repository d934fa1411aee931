import { formatMicroTime } from '@/lib/cluster/apimachinery/time'
import type { KubectlIo } from '../io'

/** A warning with klog's head: `W1120 10:34:16.647137   30887 helpers.go:714] …`. */
export function klogWarning(io: KubectlIo, at: string, text: string): void {
  const [date = '', time = ''] = formatMicroTime(io.now()).replace('Z', '').split('T')
  io.stderr(`W${date.slice(5).replace('-', '')} ${time}   30887 ${at}] ${text}\n`)
}
