import { describe, expect, it } from 'vitest'
import { gateways } from './gateways'
import { ingresses } from './ingresses'
import { names } from './names'
import { bareNodes, nodes } from './nodes'
import { reachabilityPage, type Told } from './page'
import { policies } from './policies'
import { services } from './services'
import { clusterFor, expectAgreement, outcomeOf, placed, reachOf } from './world'

const SECTIONS = [policies, services, names, nodes, bareNodes, ingresses, gateways]
const told: Told[] = []

for (const section of SECTIONS)
  describe(section.name, () => {
    it.each(section.rows)('$title', (given) => {
      const cluster = clusterFor(section, given)
      const row = placed(cluster, given)
      const hash = cluster.hash()
      const reach = reachOf(cluster, row)
      expect(outcomeOf(reach)).toBe(row.outcome)
      expect(reach.ok ? undefined : reach.obstacle.code).toBe(row.code)
      if (row.cause) expect(reach.ok ? undefined : reach.links.at(-1)).toMatchObject(row.cause)
      expect(structuredClone(reach)).toEqual(reach)
      expect(cluster.hash()).toBe(hash)
      expectAgreement(cluster, row)
      told.push({ section: section.name, row: given, reach })
    })
  })

const ALL = SECTIONS.flatMap(({ rows }) => rows).length

it.runIf(process.argv.every((word) => word !== '-t'))('docs/reachability.md has them all', async () => {
  expect(ALL).toBeGreaterThanOrEqual(60)
  expect(told).toHaveLength(ALL)
  await expect(reachabilityPage(told)).toMatchFileSnapshot('../../docs/reachability.md')
})
