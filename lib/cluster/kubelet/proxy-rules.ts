import type { EndpointSlice, Service } from '@/lib/cluster/apimachinery/object'
import type { ComponentContext } from '@/lib/cluster/client/component'
import type { Instance, KubeletState, PodRuntime } from '@/lib/cluster/kubelet/runtime'
import { versionAt } from '@/lib/cluster/kubelet/written-volumes'

/** What a kube-proxy knew when it stopped: the kernel keeps the rules that it has made of it. */
export interface KeptRules {
  services: Service[]
  slices: EndpointSlice[]
  config: string
}

const PROXY_CONFIG = 'config.conf'

/** One that ends at once has made no rules. */
const LEAST = 1000

export const isProxyImage = (image = ''): boolean => /\/kube-proxy:/.test(image)

export const isProxy = (instance: Instance | undefined): boolean => isProxyImage(instance?.process?.image)

/** The configuration with which a kube-proxy was started. */
export function proxyConfig({ volumes = {} }: PodRuntime, { startedAt }: Instance): string {
  for (const volume of Object.values(volumes)) {
    const text = versionAt(volume, startedAt).files[PROXY_CONFIG]
    if (text !== undefined) return text
  }
  return ''
}

/** A process ends at `at`: if it is a kube-proxy, what it has written stays as it is. */
export function keepRules(
  ctx: ComponentContext<KubeletState>,
  runtime: PodRuntime,
  instance: Instance,
  at: number,
): void {
  if (!isProxy(instance) || at - instance.startedAt < LEAST) return
  ctx.state.proxyRules = {
    services: ctx.lister.list('services'),
    slices: ctx.lister.list('endpointslices.discovery.k8s.io'),
    config: proxyConfig(runtime, instance),
  }
}

/** The same for a pod whose containers are gone at once. */
export function keepRulesOf(ctx: ComponentContext<KubeletState>, runtime: PodRuntime): void {
  for (const { current } of Object.values(runtime.containers))
    if (current && !current.finished) keepRules(ctx, runtime, current, ctx.now())
}
