import { describe, expect, it } from 'vitest'
import { type Cluster, createCluster } from '@/lib/cluster/cluster'
import { kubectl, must } from './kubectl'
import { MANIFESTS } from './manifests'

const cluster = createCluster({ seed: 3 })
for (const manifest of Object.values(MANIFESTS)) must(cluster, 'apply -f -', JSON.stringify(manifest))
cluster.settle()

const LAST_APPLIED = 'kubectl.kubernetes.io/last-applied-configuration'

/** All but what tells of the writing itself. */
function content(from: Cluster, kind: string, name: string): unknown {
  const object = JSON.parse(must(from, `get ${kind} ${name} -o json`))
  delete object.metadata.annotations?.[LAST_APPLIED]
  if (Object.keys(object.metadata.annotations ?? {}).length === 0) delete object.metadata.annotations
  delete object.metadata.resourceVersion
  delete object.metadata.managedFields
  return object
}

describe.each(Object.entries(MANIFESTS))('%s', (kind, manifest) => {
  const { name } = (manifest as { metadata: { name: string } }).metadata

  it('is unchanged when it is applied again', () => {
    const again = cluster.fork()
    const before = again.snapshot() as unknown as { store: { revision: number } }
    // What kubectl always sends is not in what get answers: it says `configured`, and nothing changes.
    const word = kind === 'Pod' || kind === 'Secret' ? 'configured' : 'unchanged'
    expect(must(again, 'apply -f -', JSON.stringify(manifest))).toMatch(new RegExp(` ${word}\n$`))
    expect((again.snapshot() as unknown as typeof before).store.revision).toBe(before.store.revision)
  })

  it('keeps its content when what get prints is applied', () => {
    const fork = cluster.fork()
    const before = content(fork, kind, name)
    for (const format of ['yaml', 'json']) {
      const printed = must(fork, `get ${kind} ${name} -o ${format}`)
      const applied = kubectl(fork, ['apply', '-f', '-'], printed)
      expect(applied).toMatchObject({ exit: 0 })
      expect(content(fork, kind, name)).toEqual(before)
    }
  })

  it('keeps its content when what get prints replaces it', () => {
    const fork = cluster.fork()
    const before = content(fork, kind, name)
    must(fork, 'replace -f -', must(fork, `get ${kind} ${name} -o yaml`))
    expect(content(fork, kind, name)).toEqual(before)
  })

  it('is the same in another cluster after --dry-run on the client', () => {
    const fork = cluster.fork()
    const before = fork.hash()
    must(fork, `delete ${kind} ${name} --dry-run=server`)
    must(fork, `annotate ${kind} ${name} a=b --dry-run=client`)
    must(fork, `label ${kind} ${name} a=b --dry-run=server`)
    expect(fork.hash()).toBe(before)
  })
})
