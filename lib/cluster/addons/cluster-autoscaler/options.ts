/** How a cluster autoscaler was told to work: the flags in its Deployment. */
import { parseDuration } from '@/lib/cluster/apimachinery/duration'
import type { Lister } from '@/lib/cluster/client/lister'

export const NAMESPACE = 'kube-system'
export const NAME = 'cluster-autoscaler'

export interface Options {
  group: string
  minimum: number
  maximum: number
  /** ms */
  scanInterval: number
  unneededTime: number
  delayAfterAdd: number
  /** Share of a node's resources below which it may go. */
  utilization: number
  skipLocalStorage: boolean
  skipSystemPods: boolean
  scaleDown: boolean
}

export function readOptions(args: readonly string[]): Options {
  const value = (name: string) => {
    const found = args.find((arg) => arg.startsWith(`--${name}=`) || arg === `--${name}`)
    return found?.includes('=') ? found.slice(found.indexOf('=') + 1) : found && 'true'
  }
  const time = (name: string, otherwise: string) => parseDuration(value(name) ?? otherwise) ?? 0
  const flag = (name: string) => value(name) !== 'false'
  const [minimum = '0', maximum = '1', group = 'workers'] = (value('nodes') ?? '').split(':')
  return {
    group,
    minimum: Number(minimum),
    maximum: Number(maximum),
    scanInterval: Math.max(1000, time('scan-interval', '10s')),
    unneededTime: time('scale-down-unneeded-time', '10m'),
    delayAfterAdd: time('scale-down-delay-after-add', '10m'),
    utilization: Number(value('scale-down-utilization-threshold') ?? 0.5),
    skipLocalStorage: flag('skip-nodes-with-local-storage'),
    skipSystemPods: flag('skip-nodes-with-system-pods'),
    scaleDown: flag('scale-down-enabled'),
  }
}

/** Undefined while no pod of the Deployment runs. */
export function optionsOf(lister: Lister): Options | undefined {
  const deployment = lister.get('deployments.apps', NAMESPACE, NAME)
  if (!deployment?.status?.readyReplicas) return undefined
  const [container] = deployment.spec.template.spec?.containers ?? []
  return readOptions([...(container?.command ?? []), ...(container?.args ?? [])])
}
