import { hasHelm, helmPart } from '@/lib/shell/programs/helm/parts'
import type { KubectlHost } from '@/lib/shell/programs/kubectl'
import type { Program } from '@/lib/userland/kernel/program'

/** helm, which is fetched first. */
export function lateHelm(host: KubectlHost): Program<{ own?: unknown }> {
  let program: Program | undefined
  return {
    start: () => ({}),
    step(state, process) {
      if (!hasHelm('helm')) return { wait: 'host', request: { kind: 'part', name: 'helm' } }
      program ??= new (helmPart('helm').Helm)(host) as Program
      state.own ??= program.start(process)
      return program.step(state.own, process)
    },
  }
}
