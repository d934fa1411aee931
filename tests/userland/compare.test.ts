import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { casesOf } from './cases'
import { comparable, realBash, runBoth } from './real'

const HERE = import.meta.dirname

const areas = readdirSync(HERE).filter((name) => statSync(join(HERE, name)).isDirectory())

// Where there is no GNU bash 5 there is nothing to compare with.
describe.skipIf(!realBash())('beside the real tools', () => {
  for (const area of areas) {
    describe(area, () => {
      test.each(
        casesOf(join(HERE, area)).map((one) => [`${one.name} ${one.script.slice(0, 60)}`, one] as const),
      )('%s', (_, one) => {
        const { real, ours } = runBoth(one)
        expect(comparable(ours, one)).toEqual(comparable(real, one))
      })
    })
  }
})
