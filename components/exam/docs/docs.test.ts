import { expect, it } from 'vitest'
import { destinationOf } from './docs'

const HERE = 'https://kata.example/ja/exam/0b9f'

it.each([
  ['/ja/concepts/service', { kind: 'page', slug: 'service', anchor: '' }],
  ['/ja/concepts/service#%E4%BE%8B', { kind: 'page', slug: 'service', anchor: '例' }],
  ['#ports', { kind: 'anchor', anchor: 'ports' }],
  ['/ja/practice', { kind: 'outside', href: 'https://kata.example/ja/practice' }],
  ['https://kubernetes.io/docs/', { kind: 'outside', href: 'https://kubernetes.io/docs/' }],
  [
    'https://other.example/ja/concepts/pod',
    { kind: 'outside', href: 'https://other.example/ja/concepts/pod' },
  ],
])('%s leads to %j', (href, destination) => expect(destinationOf(href, HERE)).toEqual(destination))
