/** Manifests that are published at addresses: they are fetched when a command names one. */
import { hasRest, part } from '@/lib/cluster/sim/parts'
import type { Program, Step } from '@/lib/userland/kernel/program'

const ADDRESS = /https?:\/\/[^/]*(?:github|calico|tigera)/

/** Whether a command has to wait for them. */
export const needsManifests = (argv: readonly string[]): boolean =>
  argv.some((word) => ADDRESS.test(word)) && !(hasRest() && part('traffic').hasPublished())

export const AWAIT_MANIFESTS: Step = { wait: 'host', request: { kind: 'published' } }

/** The text at an address; undefined: nothing is known of it. */
export const fetchManifest = (url: string): string | undefined => part('traffic').publishedAt(url)

/** A program that may be asked for such an address. */
export const withManifests = <S>(program: Program<S>): Program<{ own?: S }> => ({
  start: () => ({}),
  step(state, process) {
    if (needsManifests(process.argv)) return AWAIT_MANIFESTS
    state.own ??= program.start(process)
    return program.step(state.own, process)
  },
})
