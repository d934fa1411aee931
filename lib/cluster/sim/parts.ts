/**
 * What a cluster boots and is read without: its code may come later, as it does in browsers.
 * lib/cluster/rest.ts installs all of it; lib/cluster/cluster.ts has it from the start.
 */
export interface Parts {
  addons: typeof import('@/lib/cluster/addons/index')
  cel: typeof import('@/lib/cluster/cel/program')
  crdValidation: typeof import('@/lib/cluster/apis/apiextensions/crd-validation')
  customKind: typeof import('@/lib/cluster/apis/apiextensions/custom-kind')
}

let installed: Parts | undefined

/** Once is enough; what a cluster does never depends on when. */
export function installParts(parts: Parts): void {
  installed = parts
}

/** The module of that name. @throws TypeError when it was not installed: a bug of whoever let it be needed */
export function part<K extends keyof Parts>(name: K): Parts[K] {
  if (!installed) throw new TypeError(`the engine's ${name} is needed before installRest()`)
  return installed[name]
}
