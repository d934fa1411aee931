import type { EndpointSlice, Service } from '@/lib/cluster/apimachinery/object'
import type { ComponentContext } from '@/lib/cluster/client/component'
import type { Instance, KubeletState, PodRuntime } from '@/lib/cluster/kubelet/runtime'

/** What a kube-proxy knew when it stopped: the kernel keeps the rules that it has made of it. */
export interface KeptRules {
  services: Service[]
  slices: EndpointSlice[]
  config: string
}

export const PROXY_CONFIG = '/var/lib/kube-proxy/config.conf'

/** One that ends at once has made no rules. */
const LEAST = 1000

export const isProxy = (instance: Instance | undefined): boolean =>
  /\/kube-proxy:/.test(instance?.process?.image ?? '')

/** A process ends at `at`: if it is a kube-proxy, what it has written stays as it is. */
export function keepRules(ctx: ComponentContext<KubeletState>, instance: Instance, at: number): void {
  if (!isProxy(instance) || at - instance.startedAt < LEAST) return
  ctx.state.proxyRules = {
    services: ctx.lister.list('services'),
    slices: ctx.lister.list('endpointslices.discovery.k8s.io'),
    config: instance.process?.mounted?.[PROXY_CONFIG] ?? '',
  }
}

/** The same for a pod whose containers are gone at once. */
export function keepRulesOf(ctx: ComponentContext<KubeletState>, { containers }: PodRuntime): void {
  for (const { current } of Object.values(containers))
    if (current && !current.finished) keepRules(ctx, current, ctx.now())
}
