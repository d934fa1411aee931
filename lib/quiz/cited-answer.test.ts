import { expect, it } from 'vitest'
import { citedAnswer } from './cited-answer'
import { familyFixture } from './family-fixture'

const citation = [{ title: 'Docs', url: 'https://kubernetes.io/docs/' }]

it('goes with the answer, never with the question', async () => {
  const family = familyFixture({ definition: { citation } })
  const variant = await family.question.generate(1)
  expect(citedAnswer(variant, family)).toMatchObject({ citation, key: variant.key })
  expect(citedAnswer(variant, familyFixture())).not.toHaveProperty('citation')
})
