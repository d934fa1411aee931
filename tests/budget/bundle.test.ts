import { beforeAll, describe, expect, it } from 'vitest'
import { generateBoot } from '@/scripts/generate-boot.mjs'
import { type Bundle, bundle } from './measure'

const BOOT = './lib/cluster/create-cluster'
const FIRST_COMMAND = './lib/kubectl/run-kubectl'
const REST = ['./lib/cluster/rest', './lib/kubectl/rest']
const ADDONS = './lib/cluster/add-ons'
const EXPLANATIONS = './lib/cluster/explanations'
const ENGINE = /^@\/lib\/(cluster|kubectl|generated)\//

/** What each is, and why: docs/decisions/005-browser-bundle.md. */
const LIMITS = {
  prebuilt: 40_000,
  boot: 175_000,
  firstCommand: 200_000,
  rest: 410_000,
  addons: 30_000,
  explanations: 21_000,
  shell: 265_000,
}

function expectWithin({ bytes, biggest }: Bundle['first'], what: keyof typeof LIMITS): void {
  console.log(`${what}: ${(bytes / 1000).toFixed(1)} kB`)
  expect(bytes, `the biggest parts, before compression:\n${biggest}`).toBeLessThanOrEqual(LIMITS[what])
}

describe('what a browser loads, gzipped', () => {
  let command: Bundle

  beforeAll(async () => {
    command = await bundle([BOOT, FIRST_COMMAND], { later: REST })
  }, 60_000)

  it('to boot a cluster: at most 175 kB', { timeout: 60_000 }, async () => {
    const { first } = await bundle([BOOT], { later: REST })
    expectWithin(first, 'boot')
  })

  it('beside that, a boot made ahead: at most 40 kB', { timeout: 60_000 }, async () => {
    await generateBoot()
    const { first } = await bundle(['./lib/generated/boot/default'])
    expectWithin(first, 'prebuilt')
  })

  it('to boot a cluster and run the first kubectl get: at most 200 kB', () => {
    expectWithin(command.first, 'firstCommand')
  })

  it('behind that, all else of engine and kubectl: at most 410 kB', () => {
    expectWithin(command.later, 'rest')
  })

  it('with a scenario that has add-ons: at most 30 kB', { timeout: 60_000 }, async () => {
    const { later } = await bundle([BOOT, FIRST_COMMAND, ...REST], { later: [ADDONS] })
    expectWithin(later, 'addons')
  })

  it('to ask why things are as they are: at most 21 kB', { timeout: 60_000 }, async () => {
    const { later } = await bundle([BOOT, FIRST_COMMAND, ...REST], { later: [EXPLANATIONS] })
    expectWithin(later, 'explanations')
  })

  it('the shell apart: at most 265 kB', { timeout: 60_000 }, async () => {
    const { first } = await bundle(['./lib/shell/shell', './lib/shell/terminal'], { apart: ENGINE })
    expectWithin(first, 'shell')
  })

  it('in the lab: nothing of the rest before the first prompt, no documentation at all', {
    timeout: 60_000,
  }, async () => {
    const { first, later } = await bundle(['./lib/lab/lab-server'])
    const prompt = new Set(first.files)
    const rest = command.later.files.filter((file) => !command.first.files.includes(file))
    // The ground under everything is the shell's too.
    const early = rest.filter((file) => prompt.has(file) && !file.startsWith('lib/cluster/apimachinery/'))
    expect(early).toEqual([])
    expect(first.files.filter((file) => file.startsWith('lib/generated/'))).toEqual([
      'lib/generated/kubernetes/schema.ts',
    ])
    expect(later.files).toEqual(expect.arrayContaining(['lib/cluster/rest.ts', 'lib/kubectl/rest.ts']))
  })
})
