import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { isQuick } from '../quick'
import { casesOf } from './cases'
import { comparable, realBash, runBoth } from './real'

const HERE = import.meta.dirname

const areas = readdirSync(HERE).filter((name) => statSync(join(HERE, name)).isDirectory())

/** Each is two processes of the machine; what is compared in a hurry is one in five, by its place. */
const looked = <T>(cases: readonly T[]) => (isQuick ? cases.filter((_, at) => at % 5 === 0) : cases)

const isMissing = (stderr: string) => stderr.includes(': command not found')

// Where there is no GNU bash 5 there is nothing to compare with.
describe.skipIf(!realBash())('beside the real tools', () => {
  for (const area of areas) {
    describe(area, () => {
      test.for(
        looked(casesOf(join(HERE, area))).map(
          (one) => [`${one.name} ${one.script.slice(0, 60)}`, one] as const,
        ),
      )('%s', ([, one], { skip }) => {
        const { real, ours } = runBoth(one)
        if (isMissing(real.stderr) && !isMissing(ours.stderr)) skip('the machine does not have the tool')
        expect(comparable(ours, one)).toEqual(comparable(real, one))
      })
    })
  }
})
