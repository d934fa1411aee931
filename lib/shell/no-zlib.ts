/** Stands in for node:zlib where there is none: gzip, zcat and `tar z` say so instead of failing to load. */
function missing(): never {
  throw new Error('compression is not available in this terminal')
}

export const gzipSync = missing
export const gunzipSync = missing
export const constants = {}
