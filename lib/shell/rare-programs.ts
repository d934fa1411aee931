import { onDemand } from '@/lib/cluster/sim/on-demand'
import type { Program } from '@/lib/userland/kernel/program'

/** Programs that few sessions run: fetched by the first command that names one (on-demand.ts). */
export interface RarePrograms {
  docker: typeof import('@/lib/shell/programs/docker/docker')
  helmfile: typeof import('@/lib/shell/programs/helm/helmfile')
  krew: typeof import('@/lib/shell/programs/krew/krew')
  localClusters: typeof import('@/lib/shell/programs/local-clusters/local-clusters')
  openssl: typeof import('@/lib/shell/programs/openssl/openssl')
  hostTools: typeof import('@/lib/shell/programs/host-tools')
}

export const { install: installRarePrograms, has, part } = onDemand<RarePrograms>()

/** A program that begins when its code is there; the terminal's host is asked for it. */
export function fetched<K extends keyof RarePrograms, S>(
  name: K,
  find: (module: RarePrograms[K]) => Program<S>,
): Program<{ own?: S }> {
  let found: Program<S> | undefined
  const program = () => {
    found ??= find(part(name))
    return found
  }
  return {
    start: () => ({}),
    step(state, process) {
      if (!has(name)) return { wait: 'host', request: { kind: 'part', name } }
      state.own ??= program().start(process)
      return program().step(state.own, process)
    },
  }
}
