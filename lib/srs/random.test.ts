import { describe, expect, it } from 'vitest'
import { Random } from './random'

const COUNT = 20_000

function momentsOf(draw: (random: Random) => number) {
  const random = new Random(11)
  const values = Array.from({ length: COUNT }, () => draw(random))
  const mean = values.reduce((sum, value) => sum + value, 0) / COUNT
  return { mean, variance: values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / COUNT }
}

describe('Random', () => {
  it('repeats itself for the same seed only', () => {
    const draws = (seed: number) => {
      const random = new Random(seed)
      return [random.next(), random.next(), random.below(1000)]
    }
    expect(draws(3)).toEqual(draws(3))
    expect(draws(3)).not.toEqual(draws(4))
  })

  it('draws from the distributions that it names', () => {
    const uniform = momentsOf((random) => random.next())
    expect(uniform.mean).toBeCloseTo(0.5, 1)
    expect(uniform.variance).toBeCloseTo(1 / 12, 2)
    const normal = momentsOf((random) => random.normal())
    expect(Math.abs(normal.mean)).toBeLessThan(0.03)
    expect(normal.variance).toBeCloseTo(1, 1)
    for (const shape of [0.3, 1, 6]) {
      const gamma = momentsOf((random) => random.gamma(shape))
      expect(gamma.mean / shape).toBeCloseTo(1, 1)
      expect(gamma.variance / shape).toBeCloseTo(1, 0)
    }
    const beta = momentsOf((random) => random.beta(2, 6))
    expect(beta.mean).toBeCloseTo(0.25, 2)
    expect(beta.variance).toBeCloseTo(0.25 * 0.75 * (1 / 9), 3)
  })
})
