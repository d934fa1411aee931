import { describe, expect, it } from 'vitest'
import { type Filter, filterRequest, filterResponse } from '@/lib/cluster/proxy/http-filters'
import { weighted } from '@/lib/cluster/proxy/http-pass'

const request = (path: string, headers: Record<string, string> = {}) => ({
  method: 'GET',
  host: 'shop.example.com',
  path,
  headers,
  body: '',
  tls: false,
})

const at = (prefix: string, port = 80) => ({ prefix, port })
const rewrite = (path: object, hostname?: string): Filter => ({
  type: 'URLRewrite',
  urlRewrite: { path: path as never, ...(hostname ? { hostname } : {}) },
})
const prefixTo = (replacePrefixMatch: string) => ({ type: 'ReplacePrefixMatch', replacePrefixMatch })
const redirect = (requestRedirect: object): Filter => ({ type: 'RequestRedirect', requestRedirect })

describe('URLRewrite', () => {
  // The table of the specification's HTTPPathModifier.
  it.each([
    ['/foo/bar', '/foo', '/xyz', '/xyz/bar'],
    ['/foo/bar', '/foo', '/xyz/', '/xyz/bar'],
    ['/foo/bar', '/foo/', '/xyz', '/xyz/bar'],
    ['/foo/bar', '/foo/', '/xyz/', '/xyz/bar'],
    ['/foo', '/foo', '/xyz', '/xyz'],
    ['/foo/', '/foo', '/xyz', '/xyz'],
    ['/foo/bar', '/foo', '', '/bar'],
    ['/foo/', '/foo', '', '/'],
    ['/foo', '/foo', '', '/'],
    ['/foo/', '/foo', '/', '/'],
    ['/foo', '/foo', '/', '/'],
    ['/foo/bar?q=1', '/foo', '/', '/bar?q=1'],
  ])('%s, prefix %s to %j: %s', (path, prefix, to, expected) => {
    expect(filterRequest([rewrite(prefixTo(to))], request(path), at(prefix))).toMatchObject({
      path: expected,
    })
  })

  it('replaces the whole path, and the host', () => {
    const full = rewrite({ type: 'ReplaceFullPath', replaceFullPath: '/one' }, 'inner.example.com')
    expect(filterRequest([full], request('/a/b?c=d'), at('/a'))).toMatchObject({
      host: 'inner.example.com',
      path: '/one?c=d',
    })
  })
})

describe('RequestRedirect', () => {
  it.each<[object, number, number, string]>([
    [{ scheme: 'https' }, 80, 302, 'https://shop.example.com/a'],
    [{ scheme: 'https', statusCode: 301 }, 8080, 301, 'https://shop.example.com/a'],
    [{ hostname: 'other.example.com' }, 80, 302, 'http://other.example.com/a'],
    [{ hostname: 'other.example.com' }, 8080, 302, 'http://other.example.com:8080/a'],
    [{ port: 8443, scheme: 'https' }, 80, 302, 'https://shop.example.com:8443/a'],
    [{ path: prefixTo('/b') }, 80, 302, 'http://shop.example.com/b'],
  ])('%o on port %d', (filter, port, status, location) => {
    expect(filterRequest([redirect(filter)], request('/a'), at('/a', port))).toEqual({ status, location })
  })
})

describe('headers', () => {
  it('are set, added and removed, whatever their case', () => {
    const filter: Filter = {
      type: 'RequestHeaderModifier',
      requestHeaderModifier: {
        set: [{ name: 'x-env', value: 'prod' }],
        add: [{ name: 'X-Tag', value: 'b' }],
        remove: ['x-debug'],
      },
    }
    const given = request('/', { 'X-Env': 'dev', 'x-tag': 'a', 'X-Debug': '1', Accept: '*/*' })
    expect(filterRequest([filter], given, at('/'))).toMatchObject({
      headers: { Accept: '*/*', 'x-env': 'prod', 'x-tag': 'a,b' },
    })
  })

  it('of the answer likewise', () => {
    const filter: Filter = {
      type: 'ResponseHeaderModifier',
      responseHeaderModifier: { set: [{ name: 'X-By', value: 'gw' }], remove: ['server'] },
    }
    const response = { status: 200, reason: 'OK', headers: { Server: 'nginx' }, body: '' }
    expect(filterResponse([filter], response).headers).toEqual({ 'X-By': 'gw' })
  })
})

describe('weights', () => {
  it.each<[number[], string]>([
    [[90, 10], 'aaaaaaaaab'],
    [[1, 1], 'ab'],
    [[0, 5], 'b'],
    [[2, 0, 4], 'acc'],
  ])('%o', (weights, expected) => {
    expect(weighted(weights.map((weight, i) => ({ weight, of: ['abc'[i] ?? ''] }))).join('')).toBe(expected)
  })
})
