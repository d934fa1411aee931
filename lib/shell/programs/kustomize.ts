import type { Program } from '@/lib/userland/kernel/program'

/** `kustomize build` is `kubectl kustomize`. Differs: no other commands but `version`. */
export const kustomize: Program<undefined> = {
  start: () => undefined,
  step(_, process) {
    const [verb, ...args] = process.argv.slice(1)
    if (verb === 'build') return { exec: ['kubectl', 'kustomize', ...args] }
    if (verb === 'version') process.write(1, 'v5.7.1\n')
    else process.write(2, `Error: unknown command "${verb ?? ''}" for "kustomize"\n`)
    return { exit: verb === 'version' ? 0 : 1 }
  },
}
