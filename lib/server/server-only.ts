// Imported for its effect by modules that must never reach a browser: a bundle that pulled one in fails at once.
if ('window' in globalThis && !('process' in globalThis))
  throw new Error('a server module was loaded in the browser')

export {}
