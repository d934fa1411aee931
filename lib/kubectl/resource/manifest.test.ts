import { describe, expect, it } from 'vitest'
import { readManifest } from './manifest'

describe('a manifest that begins like JSON', () => {
  it('is read as YAML where it is no JSON', () => {
    const [first] = readManifest('{\n  # a comment\n  kind: A, apiVersion: v1\n}', 'a.json', true)
    expect(first).toMatchObject({ object: { kind: 'A' } })
  })

  it('keeps the words of JSON when it is neither', () => {
    const [first] = readManifest('{"kind": "A", "b" 1}', 'a.json', true)
    expect((first as Error).message).toBe(
      "error parsing a.json: json: offset 19: invalid character '1' after object key",
    )
  })
})

describe('a manifest of several documents', () => {
  it('ends, with the document before it, at a separator that goes on', () => {
    const read = readManifest('kind: A\n--- # fine\nkind: B\n---x\nkind: C\n', 'a.yaml', false)
    expect(read.map((one) => (one instanceof Error ? one.message : one.object.kind))).toEqual([
      'A',
      'error parsing a.yaml: invalid Yaml document separator: x',
    ])
  })
})
