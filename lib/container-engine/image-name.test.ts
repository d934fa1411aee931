import { describe, expect, it } from 'vitest'
import {
  familiarName,
  fullName,
  InvalidName,
  parseImageName,
  tagged,
} from '@/lib/container-engine/image-name'

const DIGEST = `sha256:${'0'.repeat(64)}`

describe('names of images', () => {
  it.each([
    ['nginx', 'docker.io/library/nginx:latest', 'nginx:latest'],
    ['me/app:1.0', 'docker.io/me/app:1.0', 'me/app:1.0'],
    ['docker.io/library/nginx:1', 'docker.io/library/nginx:1', 'nginx:1'],
    ['localhost:5000/app', 'localhost:5000/app:latest', 'localhost:5000/app:latest'],
    ['registry.k8s.io/pause:3.10', 'registry.k8s.io/pause:3.10', 'registry.k8s.io/pause:3.10'],
    [`nginx@${DIGEST}`, `docker.io/library/nginx@${DIGEST}`, `nginx@${DIGEST}`],
    [`nginx:1@${DIGEST}`, `docker.io/library/nginx:1@${DIGEST}`, `nginx:1@${DIGEST}`],
  ])('%s', (text, full, familiar) => {
    const name = tagged(parseImageName(text))
    expect([fullName(name), familiarName(name)]).toEqual([full, familiar])
    expect(parseImageName(fullName(name))).toEqual(name)
  })

  it.each(['', 'a b', 'nginx:', 'a//b', '-a', 'nginx@sha256:12', 'nginx:UPPER/x', 'a:b:c'])(
    '%j is none',
    (text) => {
      expect(() => parseImageName(text)).toThrow(InvalidName)
    },
  )

  it('are lowercase', () => {
    expect(() => parseImageName('me/App')).toThrow('repository name (me/App) must be lowercase')
  })
})
