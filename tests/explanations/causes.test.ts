import { describe, expect, it } from 'vitest'
import { type Cluster, createCluster } from '@/lib/cluster/cluster'
import type { CauseChain } from '@/lib/cluster/explain/cause-chain'
import type { Link } from '@/lib/cluster/explain/link'
import { causesPage, chainTold, commandTold, linksTold, type StateRow } from './causes-page'
import { chains } from './chains'
import { settledNames } from './drawn'
import { clusterAfter } from './state-situation'
import { others } from './states-cluster'
import { containers } from './states-containers'
import { jobs } from './states-jobs'
import { neighbours } from './states-neighbours'
import { processes } from './states-processes'
import { refusals } from './states-refusals'
import { scheduling } from './states-scheduling'
import { services } from './states-services'
import { sets } from './states-sets'
import { storage } from './states-storage'
import { workloads } from './states-workloads'

const sections = {
  'A pod has no node': [...scheduling, ...neighbours],
  'A pod does not start': containers,
  'A pod is not ready, fails or stays': processes,
  'Pods are missing': [...workloads, ...refusals, ...sets, ...jobs],
  Storage: storage,
  'Services and Ingresses': services,
  'Nodes and others': others,
}

/** When the learner arrives. */
const START = createCluster().now()

const rows: StateRow[] = []
const step = ({ object, why }: Link) => settledNames(`${object.kind} ${object.name} ${why}`)
const commandOf = (chain: CauseChain | undefined) => chain?.links.at(-1)?.command

for (const [section, situations] of Object.entries(sections))
  describe(section, () => {
    it.each(situations)('$title', (situation) => {
      const { title, object, pending, way, cause, command } = situation
      const cluster = clusterAfter(situation)
      const hash = cluster.hash()
      const told = cluster.explainNotReady(object)
      expect(told.links.map(step)).toEqual(way)
      expect(told.links.at(-1)).toMatchObject(cause)
      expect(commandOf(told.origin)).toBe(command)
      if (pending) expect(cluster.explainPending(object)).toEqual(told)
      expect(cluster.hash()).toBe(hash)
      expect(structuredClone(told)).toEqual(told)
      rows.push({ section, title, told: linksTold(told) })
    })
  })

/** Writes whose cause is not known: neither somebody's own, nor in reaction to a write that is. */
function unexplained(cluster: Cluster): string[] {
  const records = cluster.causes()
  const known = new Set(records.map(({ rv }) => rv))
  return records
    .filter(({ at }) => at > START)
    .filter(({ user, reactingTo }) => user === undefined && !known.has(reactingTo ?? 0))
    .filter(({ resource }) => resource !== 'leases.coordination.k8s.io')
    .map(({ actor, verb, resource, key }) => `${actor}: ${verb} ${resource} ${key}`)
}

describe('What led to it', () => {
  it.each(chains)('$title', (situation) => {
    const { title, object, field, way, open = false, command } = situation
    const cluster = clusterAfter(situation)
    const found = cluster.explainCause(object(cluster), field)
    const told = found ? chainTold(found) : []
    expect(told).toEqual(way)
    expect(found?.complete).toBe(!open)
    expect(commandOf(found)).toBe(command)
    expect(unexplained(cluster)).toEqual([])
    rows.push({ section: 'What led to it', title, told: [...told, ...(found ? commandTold(found) : [])] })
  })
})

const ALL = [...Object.values(sections), chains].flat().length

it.runIf(process.argv.every((word) => word !== '-t'))('docs/causes.md has them all', async () => {
  expect(rows).toHaveLength(ALL)
  await expect(causesPage(rows)).toMatchFileSnapshot('../../docs/causes.md')
})
