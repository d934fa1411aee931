/** A host of a cluster of one, as tests of its files need it. */
export const HOST_SPEC = {
  name: 'a',
  since: 0,
  version: 'v1.36.2',
  addresses: { a: '10.0.0.1' },
  server: '10.0.0.1',
  place: 0,
}
