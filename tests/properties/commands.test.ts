import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createCluster, restoreCluster } from '@/lib/cluster/cluster'
import { commandName } from '@/lib/kubectl/cli/command'
import { rootCommand } from '@/lib/kubectl/cmd'
import { anyCommand, step, take } from './commands'
import { kubectl, must } from './kubectl'

const SEED = 20_261_121

/** `get`, `rollout status`, `create deployment`, … */
const COMMANDS = (rootCommand.subcommands ?? []).flatMap((command) => {
  const name = commandName(command)
  const subcommands = (command.subcommands ?? []).map((sub) => ({
    path: [name, commandName(sub)],
    command: sub,
  }))
  return [{ path: [name], command }, ...subcommands].map((own) => ({ ...own, name: own.path.join(' ') }))
})

describe('a cluster', () => {
  const steps = fc.array(step, { minLength: 3, maxLength: 12 })

  it('is a function of its seed and its log', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(fc.nat(1_000), steps, (seed, log) => {
        const [one, two] = [createCluster({ seed }), createCluster({ seed })]
        for (const next of log) expect(take(one, next)).toEqual(take(two, next))
        expect(one.hash()).toBe(two.hash())
      }),
      { seed: SEED, numRuns: 20 },
    )
  })

  it('goes on in a fork and after a restore as it would have itself', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(steps, steps, steps, (before, other, after) => {
        const cluster = createCluster({ seed: 9 })
        for (const next of before) take(cluster, next)
        const hash = cluster.hash()
        const [fork, stranger] = [cluster.fork(), cluster.fork()]
        const restored = restoreCluster(structuredClone(cluster.snapshot()))
        for (const next of other) take(stranger, next)
        expect([fork.hash(), restored.hash(), cluster.hash()]).toEqual([hash, hash, hash])
        for (const next of after) {
          const answer = take(cluster, next)
          expect(take(fork, next)).toEqual(answer)
          expect(take(restored, next)).toEqual(answer)
        }
        expect([fork.hash(), restored.hash()]).toEqual([cluster.hash(), cluster.hash()])
      }),
      { seed: SEED, numRuns: 20 },
    )
  })
})

describe('any command line ends in an answer', () => {
  const cluster = createCluster({ seed: 6 })
  must(cluster, 'create deployment web --image=nginx:1.27 --replicas=2')
  must(cluster, 'expose deployment web --port=80')
  must(cluster, 'run one --image=nginx:1.27')
  cluster.settle()

  it.each(COMMANDS)('kubectl $name', { timeout: 60_000 }, ({ path, command }) => {
    fc.assert(
      fc.property(anyCommand(path, command), (argv) => {
        const fork = cluster.fork()
        const { exit, stdout, stderr } = kubectl(fork, argv, '{"apiVersion":"v1","kind":"Pod"}')
        if (exit !== 0 && exit !== 124) expect(stdout.length + stderr.length).toBeGreaterThan(0)
      }),
      { seed: SEED, numRuns: 25 },
    )
  })
})
