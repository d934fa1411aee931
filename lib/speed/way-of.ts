import type { LabLog } from '@/lib/lab/log'

/** How a state was reached. */
export type SpeedWay = 'imperative' | 'yaml'
export const speedWays = ['imperative', 'yaml'] as const satisfies readonly SpeedWay[]

/** `kubectl apply|create|replace -f` or `-k`; what stands behind ` -- ` is a container's. */
const FROM_FILE =
  /^\s*(?:kubectl|k)\s(?:.*\s)?(?:apply|create|replace)\s(?:.*\s)?(?:-f\S*|-k\S*|--filename(?:=\S*)?|--kustomize(?:=\S*)?)(?:\s|$)/

/** By YAML when a manifest was handed to the cluster, however it came about; imperative otherwise, `edit` included. */
export function wayOf({ entries }: Pick<LabLog, 'entries'>): SpeedWay {
  const lines = entries.flatMap((entry) => (entry.kind === 'line' ? [entry.text] : []))
  const commands = lines
    .flatMap((text) => text.split(/[\n;|&]+/))
    .map((text) => text.replace(/\s--\s.*$/, ''))
  return commands.some((command) => FROM_FILE.test(command)) ? 'yaml' : 'imperative'
}
