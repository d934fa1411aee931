import { expect, it } from 'vitest'
import { pod } from '@/lib/goal/manifests'
import { yamlOf } from '@/lib/goal/stage'
import { familyFixture } from './family-fixture'
import { sampleFamily } from './family-sample'
import { nearDuplicates, runsOf } from './near-duplicate'

/** The runs of a family that asks `prompt` about a Pod of this name and image. */
async function runs(prompt: string, name: string, image: string) {
  const manifest = pod(name, { image, labels: { app: `${name}-app` } })
  const family = familyFixture({
    draft: (d) => ({
      ...d,
      exhibits: [{ kind: 'yaml', text: yamlOf(manifest) }],
      scenario: { ...d.scenario, objects: [manifest] },
    }),
    texts: { messages: { prompt, rule: 'Because.', observed: 'Seen: {name}.' } },
  })
  const { variants } = await sampleFamily(family.question, { seeds: 5, seedsPerLevel: 0 })
  return runsOf(family, variants)
}

const question = 'Which of these nodes runs the Pod after the drain of its node has ended?'
const other = 'What does the command print when the selector matches no object in the Namespace?'
const third = 'How many endpoints has the Service once every container of the Deployment is ready?'

it('finds families that differ in names, numbers and images only', async () => {
  const families = new Map([
    ['one', await runs(question, 'shop', 'nginx:1.27')],
    ['same', await runs(question, 'blog', 'redis:7')],
    ['other', await runs(other, 'mail', 'nginx:1.27')],
    ['third', await runs(third, 'cart', 'nginx:1.27')],
  ])
  expect(nearDuplicates(families)).toEqual([{ families: ['one', 'same'], share: 1 }])
})

it('says how much of the smaller one is in the other', () => {
  const run = (from: number, to: number) =>
    new Set(Array.from({ length: to - from }, (_, i) => `run ${from + i}`))
  const families = new Map([
    ['a', run(0, 20)],
    ['b', run(8, 200)],
    ['c', run(16, 40)],
  ])
  expect(nearDuplicates(families)).toEqual([
    { families: ['b', 'c'], share: 1 },
    { families: ['a', 'b'], share: 0.6 },
  ])
})
