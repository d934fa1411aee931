import { describe, expect, it } from 'vitest'
import { behaviourOf } from '@/lib/cluster/kubelet/images'
import { piDigits } from '@/lib/cluster/kubelet/images/languages/perl'
import { installRest } from '@/lib/cluster/rest'
import '@/lib/cluster/on-demand'

installRest()

describe('piDigits', () => {
  it.each([
    [1, '3'],
    [5, '3.1416'],
    [20, '3.1415926535897932385'],
  ])('%i', (digits, expected) => expect(piDigits(digits)).toBe(expected))

  it('gets long ones right', () => expect(piDigits(1000).slice(-12)).toBe('909216420199'))
})

describe('an image by its other names', () => {
  it.each([
    ['registry.k8s.io/busybox:1.27.2', 'busybox'],
    ['gcr.io/google-containers/busybox', 'busybox'],
    ['registry.k8s.io/nginx-slim:0.24', 'nginx'],
    ['public.ecr.aws/nginx/nginx:1.27', 'nginx'],
    ['mirror.gcr.io/library/nginx', 'nginx'],
  ])('%s', (image, repository) => expect(behaviourOf(image).repository).toBe(repository))

  it('is none of another owner', () => {
    expect(behaviourOf('example.com/team/nginx').repository).toBe('example.com/team/nginx')
  })
})
