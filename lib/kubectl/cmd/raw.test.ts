import { describe, expect, it } from 'vitest'
import { rawText } from './raw'

describe('what --raw shows', () => {
  it.each<[string, unknown, string]>([
    ['a text', 'ok', 'ok'],
    ['discovery', { kind: 'APIVersions', versions: ['v1'] }, '{"kind":"APIVersions","versions":["v1"]}\n'],
    [
      'a list: items without kind and version',
      {
        apiVersion: 'v1',
        kind: 'ConfigMapList',
        metadata: { resourceVersion: '1' },
        items: [
          { apiVersion: 'v1', kind: 'ConfigMap', data: { a: '<b>' }, metadata: { uid: 'u', name: 'c' } },
        ],
      },
      '{"kind":"ConfigMapList","apiVersion":"v1","metadata":{"resourceVersion":"1"},"items":[{"metadata":{"name":"c","uid":"u"},"data":{"a":"\\u003cb\\u003e"}}]}\n',
    ],
    [
      'a custom resource: sorted',
      { kind: 'Gate', apiVersion: 'door.example.com/v1', spec: { b: 1, a: 2 }, metadata: { name: 'g' } },
      '{"apiVersion":"door.example.com/v1","kind":"Gate","metadata":{"name":"g"},"spec":{"a":2,"b":1}}\n',
    ],
  ])('%s', (_, body, expected) => {
    expect(rawText(body)).toBe(expected)
  })
})
