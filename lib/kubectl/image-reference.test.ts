import { describe, expect, it } from 'vitest'
import { isImageReference } from './image-reference'

describe('isImageReference', () => {
  const digest = `sha256:${'a'.repeat(64)}`
  it.each([
    ['nginx', true],
    ['nginx:1.27', true],
    ['team/web_app:v1', true],
    ['Registry.example.com:5000/team/web', true],
    [`nginx:1.27@${digest}`, true],
    ['localhost/a--b', true],
    ['NGINX', false],
    ['nginx:', false],
    ['a//b', false],
    ['-x', false],
    ['my image', false],
    ['nginx@sha256:abc', false],
    ['', false],
  ])('%s: %s', (image, valid) => expect(isImageReference(image)).toBe(valid))
})
