import { expect, it } from 'vitest'
import {
  amountText,
  estimate,
  newObserved,
  observe,
} from '@/lib/cluster/addons/vertical-pod-autoscaler/estimate'

const MINUTE = 60_000

/** Seen each minute. @param cpu millicores */
function seen(minutes: number, cpu: (minute: number) => number, mebibytes = 10) {
  const observed = newObserved(0)
  for (let i = 0; i < minutes; i++) observe(observed, cpu(i) / 1000, mebibytes * 1024 ** 2, i * MINUTE)
  return observed
}

it('knows the hamster of the documentation', () => {
  expect(
    amountText(
      'cpu',
      estimate(
        seen(30, () => 500),
        'cpu',
        1,
      ).target,
    ),
  ).toBe('587m')
  expect(
    amountText(
      'memory',
      estimate(
        seen(30, () => 500),
        'memory',
        1,
      ).target,
    ),
  ).toBe('262144k')
})

it('is not led by rare peaks', () => {
  const rare = seen(100, (minute) => (minute % 20 === 0 ? 2000 : 100))
  const often = seen(100, (minute) => (minute % 5 === 0 ? 2000 : 100))
  expect(estimate(rare, 'cpu', 1).target).toBeLessThan(0.2)
  expect(estimate(often, 'cpu', 1).target).toBeGreaterThan(2)
})

it('draws its bounds closer with time', () => {
  const [hour, week] = [60, 7 * 24 * 60].map((minutes) =>
    estimate(
      seen(minutes, () => 500),
      'cpu',
      1,
    ),
  )
  expect(hour?.upperBound).toBeGreaterThan(10)
  expect(week?.upperBound).toBeLessThan(0.8)
  expect(hour?.lowerBound).toBeLessThan(week?.lowerBound ?? 0)
  expect(week?.lowerBound).toBeLessThan(week?.target ?? 0)
})

it('shares the least amounts among the containers', () => {
  const idle = seen(10, () => 0)
  expect(amountText('cpu', estimate(idle, 'cpu', 1).target)).toBe('25m')
  expect(amountText('cpu', estimate(idle, 'cpu', 2).target)).toBe('12m')
  expect(amountText('memory', estimate(idle, 'memory', 2).target)).toBe('131072k')
})
