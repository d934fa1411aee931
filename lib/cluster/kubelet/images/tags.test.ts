import { expect, it } from 'vitest'
import { mayHaveTag } from '@/lib/cluster/kubelet/images/tags'

it.each([
  [
    'nginx',
    '1 1.27 1.14.2 1.25.3-alpine latest stable-alpine3.20-slim mainline-perl 1.29-alpine-otel bookworm',
  ],
  ['redis', '7 7.4 3.0-nanoserver alpine 7.4.1-bookworm 8.0-M03-alpine'],
  ['python', '3 3.12-slim 3.14-rc-slim 3.13-slim-bookworm'],
  ['node', 'lts-alpine 20 22.11.0-bookworm-slim'],
  ['golang', '1.26 1.26rc1 1.25.4-alpine3.22'],
  ['debian', '12 12.5-slim bookworm-20250407-slim'],
  ['ubuntu', '22.04 noble'],
  ['tomcat', '10.1 10.1-jdk17-temurin'],
  ['wordpress', '6-fpm 6.5.2-php8.2-fpm-alpine'],
  ['ghost', 'whatever'],
])('%s has %s', (image, tags) => {
  expect(tags.split(' ').filter((tag) => !mayHaveTag(image, tag))).toEqual([])
})

it.each([
  ['nginx', 'nope typo latst latset 1.161 2 1.27.500 1.27-nope 1.27.1.1 v1.27 1.27-1.27'],
  ['redis', 'foo 99 7.9 7,4'],
  ['busybox', '1.136 1.36x'],
  ['httpd', '235 2.5'],
])('%s has none of %s', (image, tags) => {
  expect(tags.split(' ').filter((tag) => mayHaveTag(image, tag))).toEqual([])
})
