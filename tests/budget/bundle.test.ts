import { beforeAll, describe, expect, it } from 'vitest'
import { generateBoot } from '@/scripts/generate-boot.mjs'
import { type Bundle, bundle } from './measure'

const BOOT = './lib/cluster/create-cluster'
const FIRST_COMMAND = './lib/kubectl/run-kubectl'
const REST = ['lib/cluster/rest.ts', 'lib/kubectl/rest.ts']
const REST_MODULES = REST.map((path) => `./${path}`)
const ADDONS = './lib/cluster/add-ons'
const EXPLANATIONS = './lib/cluster/explanations'
/** What few sessions need, each with what it alone brings. */
const RARE = [
  'lib/cluster/cel/program.ts',
  'lib/cluster/kubelet/images/databases/databases.ts',
  'lib/kubectl/kustomize/build.ts',
  'lib/shell/programs/docker/docker.ts',
  'lib/shell/programs/helm/helm.ts',
  'lib/userland/tools/awk/awk.ts',
  'lib/userland/tools/jq/jq.ts',
  'lib/userland/tools/network/seldom.ts',
  'lib/userland/tools/vi/editors.ts',
]
/** The ground under everything, what runs commands everywhere, what openssl reads: the shell's too. */
const SHARED = /^(lib\/(cluster\/(apimachinery|sim|auth\/certificate-view.ts)|userland)|node_modules\/unbash)/

/** What each is, and why: docs/decisions/005-browser-bundle.md. */
const LIMITS = {
  prebuilt: 40_000,
  boot: 175_000,
  firstCommand: 200_000,
  rest: 386_000,
  addons: 30_000,
  explanations: 21_000,
  prompt: 486_000,
}

function expectWithin({ bytes, biggest }: Bundle['first'], what: keyof typeof LIMITS): void {
  console.log(`${what}: ${(bytes / 1000).toFixed(1)} kB`)
  expect(bytes, `the biggest parts, before compression:\n${biggest}`).toBeLessThanOrEqual(LIMITS[what])
}

describe('what a browser loads, gzipped', () => {
  let command: Bundle
  let lab: Bundle

  beforeAll(async () => {
    command = await bundle([BOOT, FIRST_COMMAND], { later: REST_MODULES })
    lab = await bundle(['./lib/lab/lab-server'])
  }, 60_000)

  it('to boot a cluster: at most 175 kB', { timeout: 60_000 }, async () => {
    const { first } = await bundle([BOOT], { later: REST_MODULES })
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

  it('in the lab, behind the first prompt: at most 386 kB', () => {
    expectWithin(lab.behind(REST), 'rest')
  })

  it('with a scenario that has add-ons: at most 30 kB', { timeout: 60_000 }, async () => {
    const { later } = await bundle([BOOT, FIRST_COMMAND, ...REST_MODULES], { later: [ADDONS] })
    expectWithin(later, 'addons')
  })

  it('to ask why things are as they are: at most 21 kB', { timeout: 60_000 }, async () => {
    const { later } = await bundle([BOOT, FIRST_COMMAND, ...REST_MODULES], { later: [EXPLANATIONS] })
    expectWithin(later, 'explanations')
  })

  it('in the lab, before the first prompt: at most 486 kB', () => {
    expectWithin(lab.first, 'prompt')
  })

  it.each(RARE)('in the lab, when it is first needed: %s', (path) => {
    const { bytes } = lab.behind([path])
    console.log(`${path}: ${(bytes / 1000).toFixed(1)} kB`)
    expect(bytes).toBeGreaterThan(1000)
  })

  it('in the lab: nothing of the rest before the first prompt, no documentation at all', () => {
    const { first, later } = lab
    const prompt = new Set(first.files)
    const rest = command.later.files.filter((file) => !command.first.files.includes(file))
    const early = rest.filter((file) => prompt.has(file) && !SHARED.test(file))
    expect(early).toEqual([])
    expect(first.files.filter((file) => file.startsWith('lib/generated/'))).toEqual([
      'lib/generated/kubernetes/schema.ts',
    ])
    expect(later.files).toEqual(expect.arrayContaining(['lib/cluster/rest.ts', 'lib/kubectl/rest.ts']))
  })
})
