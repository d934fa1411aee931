import { describe, expect, it } from 'vitest'
import { bundle } from './measure'

const ENGINE = ['./lib/cluster/cluster', './lib/kubectl/kubectl']

describe('what a browser loads, gzipped', () => {
  // The aim was 200 kB: docs/decisions/005-browser-bundle.md says what is in it and why it stays one piece.
  it('engine, kubectl and schema: at most 400 kB', { timeout: 60_000 }, async () => {
    const { gzipBytes, biggest } = await bundle(ENGINE)
    console.log(`engine and kubectl: ${(gzipBytes / 1000).toFixed(1)} kB`)
    expect(gzipBytes, `the biggest parts, before compression:\n${biggest}`).toBeLessThanOrEqual(400_000)
  })

  it('the shell apart: at most 450 kB', { timeout: 60_000 }, async () => {
    const { gzipBytes, biggest } = await bundle(
      ['./lib/shell/shell'],
      /^@\/lib\/(cluster|kubectl|generated)\//,
    )
    console.log(`shell: ${(gzipBytes / 1000).toFixed(1)} kB`)
    expect(gzipBytes, `the biggest parts, before compression:\n${biggest}`).toBeLessThanOrEqual(450_000)
  })

  it('the types documentation comes later', { timeout: 60_000 }, async () => {
    const { files } = await bundle(['./lib/shell/shell'])
    const generated = files.filter((file) => file.startsWith('lib/generated/'))
    expect(generated).toEqual(['lib/generated/kubernetes/schema.ts'])
  })
})
