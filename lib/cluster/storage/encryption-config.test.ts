import { describe, expect, it } from 'vitest'
import { AtRest, type EncryptionKey } from '@/lib/cluster/storage/at-rest'
import { loadEncryptionConfig } from '@/lib/cluster/storage/encryption-config'

const HEAD = 'apiVersion: apiserver.config.k8s.io/v1\nkind: EncryptionConfiguration\n'
const KEY = 'YWJjZGVmZ2hpamtsbW5vcHFyc3R1dnd4eXoxMjM0NTY='
const load = (text: string | undefined) => loadEncryptionConfig('/e.yaml', () => text)
const entry = (resources: string, providers: string) =>
  `${HEAD}resources:\n- resources: [${resources}]\n  providers: [${providers}]\n`
const cbc = (name: string, secret = KEY) => `aescbc: {keys: [{name: ${name}, secret: ${secret}}]}`
const PARSING = 'error while parsing file: '
const DECODING = `${PARSING}error decoding encryption provider configuration file "/e.yaml": `

describe('a file that is refused', () => {
  it.each([
    [
      undefined,
      `${PARSING}error while loading file: error reading encryption provider configuration file "/e.yaml": open /e.yaml: no such file or directory`,
    ],
    ['', `${PARSING}error while loading file: encryption provider configuration file "/e.yaml" is empty`],
    ['a: [', `${DECODING}error converting YAML to JSON: yaml: line 1: did not find expected node content`],
    ['a: b', `${DECODING}Object 'Kind' is missing in '{"a":"b"}'`],
    [`${HEAD}resource: []`, `${DECODING}strict decoding error: unknown field "resource"`],
    [HEAD, `${PARSING}resources: Required value: at least one resources is required`],
    [
      entry('', 'identity: {}'),
      `${PARSING}resources[0].resources: Required value: at least one resources[0].resources is required`,
    ],
    [
      entry('Secrets', 'identity: {}'),
      `${PARSING}resources[0].resources[0]: Invalid value: "Secrets": resource name should not contain capital letters`,
    ],
    [
      entry("'*'", 'identity: {}'),
      `${PARSING}resources[0].resources[0]: Invalid value: "*": use '*.' to encrypt all the resources from core API group or *.* to encrypt all resources`,
    ],
    [
      entry('secrets', ''),
      `${PARSING}resources[0].providers: Required value: at least one resources[0].providers is required`,
    ],
    [
      entry('secrets', 'aescbc: {}'),
      `${PARSING}resources[0].providers[0].aescbc.keys: Required value: at least one keys is required`,
    ],
    [
      entry('secrets', cbc("''")),
      `${PARSING}resources[0].providers[0].aescbc.keys[0].name: Required value: name is a mandatory field for a key`,
    ],
    [
      entry('secrets', 'secretbox: {keys: [{name: a, secret: YWJj}]}'),
      `${PARSING}resources[0].providers[0].secretbox.keys[0].secret: Invalid value: "REDACTED": secret is not of the expected length, got 3, expected one of [32]`,
    ],
    [
      entry('secrets', `{${cbc('a')}, identity: {}}`),
      /more than one provider specified in a single element, should split into different list elements$/,
    ],
    [
      entry('secrets', 'kms: {apiVersion: v2, name: "a:b", endpoint: "http://x"}'),
      /invalid KMS provider name a:b, must not contain ':', .*unsupported scheme "http" for KMS provider, only unix is supported\]$/,
    ],
    [
      entry("secrets, '*.'", 'identity: {}'),
      /using overlapping resources such as 'secrets' and '\*\.' in the same resource list/,
    ],
    [
      `${entry("'*.*'", 'identity: {}')}- resources: [secrets]\n  providers: [identity: {}]\n`,
      'error while building transformers: resource "secrets" is masked by earlier rule "*.*"',
    ],
  ])('%j', (text, error) => {
    const found = load(text)
    expect('error' in found ? found.error : 'accepted').toMatch(error)
  })
})

describe('what can be read', () => {
  const key = (name: string, secret = KEY): EncryptionKey => ({
    prefix: `k8s:enc:aescbc:v1:${name}:`,
    secret,
  })
  const OTHER = 'MTIzNDU2Nzg5MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTI='
  const NO_KEY = 'no matching key was found for the provided AES transformer'
  it.each([
    ['plain, by identity', `${cbc('a')}, identity: {}`, undefined, undefined],
    ['plain, without identity', cbc('a'), undefined, 'no matching prefix found'],
    ['by its key', cbc('a'), key('a'), undefined],
    ['behind identity', `identity: {}, ${cbc('a')}`, key('a'), undefined],
    ['by another name', cbc('b'), key('a'), NO_KEY],
    ['by another secret', cbc('a', OTHER), key('a'), 'invalid padding on input'],
    ['by the second provider of its kind', `${cbc('b')}, ${cbc('a')}`, key('a'), undefined],
    ['by identity alone', 'identity: {}', key('a'), 'no matching prefix found'],
    ['of another provider', 'secretbox: {keys: []}', key('a'), 'no matching prefix found'],
  ])('%s', (_, providers, form, error) => {
    const loaded = load(entry('secrets', providers.replace('keys: []', `keys: [{name: a, secret: ${KEY}}]`)))
    if ('error' in loaded) throw new Error(loaded.error)
    expect(new AtRest(loaded.config).readError('secrets', form)).toBe(error)
  })

  it('is chosen by resource, then by group, then for all', () => {
    const names = ['secrets', "'*.apps'", "'*.*'"]
    const list = names.map((name, at) => `- resources: [${name}]\n  providers: [${cbc(`k${at}`)}]\n`)
    const loaded = load(`${HEAD}resources:\n${list.join('')}`)
    if ('error' in loaded) throw new Error(loaded.error)
    const atRest = new AtRest(loaded.config)
    const prefixes = ['secrets', 'deployments.apps', 'configmaps'].map((name) => atRest.keyFor(name)?.prefix)
    expect(prefixes).toEqual([0, 1, 2].map((at) => `k8s:enc:aescbc:v1:k${at}:`))
    expect(new AtRest([]).readError('secrets', key('a'))).toBe(
      'identity transformer tried to read encrypted data',
    )
  })
})
