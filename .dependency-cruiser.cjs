// Who may import whom (docs/architecture.md). Layers are listed from the ground up.
const LAYERS = [
  'cluster',
  'kubectl',
  'shell',
  'goal',
  'lab',
  'quiz',
  'drill',
  'exam',
  'speed',
  'content',
  'server',
]
const SAME_LEVEL = new Set(['quiz', 'drill', 'exam', 'speed'])

/** A layer never reaches above itself. */
const layerRules = LAYERS.map((layer, index) => {
  const above = LAYERS.slice(index + 1).filter((other) => !(SAME_LEVEL.has(layer) && SAME_LEVEL.has(other)))
  return {
    name: `${layer}-stays-below`,
    severity: 'error',
    from: { path: `^lib/${layer}/`, pathNot: '\\.test\\.tsx?$' },
    to: { path: [...above.map((other) => `^lib/${other}/`), '^app/', '^components/'] },
  }
})

const engine = (name, from, to) => ({
  name,
  severity: 'error',
  from: { path: from, pathNot: '\\.test\\.ts$' },
  to: { path: to },
})

/** Pure, synchronous packages that the engine may use. */
const ENGINE_PACKAGES = [
  'kubernetes-models',
  '@kubernetes-models/apimachinery',
  '@marcbachmann/cel-js',
  'unbash',
]

module.exports = {
  forbidden: [
    {
      name: 'no-circular',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    ...layerRules,
    {
      name: 'srs-stands-alone',
      severity: 'error',
      from: { path: '^lib/srs/', pathNot: '\\.test\\.ts$' },
      to: { path: '^(lib/(?!srs/)|app/|components/)' },
    },
    {
      name: 'anki-knows-srs-only',
      severity: 'error',
      from: { path: '^lib/anki/', pathNot: '\\.test\\.ts$' },
      to: { path: '^(lib/(?!anki/|srs/)|app/|components/)' },
    },
    {
      name: 'search-knows-content-only',
      severity: 'error',
      from: { path: '^lib/search/', pathNot: '\\.test\\.ts$' },
      to: { path: '^(lib/(?!search/|content/)|app/|components/)' },
    },
    {
      name: 'components-never-import-the-server',
      severity: 'error',
      from: { path: '^components/' },
      to: { path: '^lib/server/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'helm-is-a-client-of-the-cluster',
      severity: 'error',
      from: { path: '^lib/helm/', pathNot: '\\.test\\.ts$' },
      to: {
        path: '^(lib/(?!helm/|kubectl/|cluster/(apimachinery|apiserver/request|auth/x509|published/website-operator|sim)|userland/(kernel/text|tools))|app/|components/)',
      },
    },
    {
      name: 'only-the-shell-runs-helm',
      severity: 'error',
      from: { path: '^(lib|app|components)/', pathNot: '^lib/(helm|shell/programs/helm)/' },
      to: { path: '^lib/helm/' },
    },
    engine(
      'controllers-scheduler-kubelet-never-touch-storage',
      '^lib/cluster/(controller|scheduler|kubelet|proxy)/',
      '^lib/cluster/(storage|apiserver/registry)',
    ),
    engine(
      'controllers-import-no-other-component',
      '^lib/cluster/controller/',
      '^lib/cluster/(scheduler|kubelet|proxy)/',
    ),
    engine(
      'scheduler-imports-no-other-component',
      '^lib/cluster/scheduler/',
      '^lib/cluster/(controller|kubelet|proxy)/',
    ),
    engine(
      'kubelet-imports-no-other-component',
      '^lib/cluster/kubelet/',
      '^lib/cluster/(controller|scheduler|proxy)/',
    ),
    engine('userland-knows-no-kubernetes', '^lib/userland/', [
      '^lib/(?!userland/|cluster/(sim|apimachinery)/)',
      '^app/',
      '^components/',
    ]),
    // Containers on the learner's own machine, over the container runtime of kubelets.
    engine('container-engine-stays-below-the-shell', '^lib/container-engine/', [
      '^lib/(?!container-engine/|cluster/|userland/)',
      '^app/',
      '^components/',
    ]),
    engine(
      'the-cluster-knows-no-container-engine',
      '^lib/(cluster|userland|kubectl)/',
      '^lib/container-engine/',
    ),
    engine(
      'sim-and-apimachinery-are-the-ground',
      '^lib/cluster/(sim|apimachinery)/',
      '^lib/cluster/(?!sim/|apimachinery/)',
    ),
    engine(
      'kinds-know-apimachinery-only',
      '^lib/cluster/apis/',
      '^lib/cluster/(?!sim/|apimachinery/|cel/|apis/)',
    ),
    engine(
      'explanations-and-add-ons-come-late',
      '^lib/cluster/(?!explain/|addons/|(explanations|add-ons|rest)\\.ts)',
      '^lib/cluster/(explain|addons)/',
    ),
    engine('cel-knows-apimachinery-only', '^lib/cluster/cel/', '^lib/cluster/(?!sim/|apimachinery/|cel/)'),
    {
      name: 'the-engine-uses-pure-packages-only',
      severity: 'error',
      from: { path: '^lib/(cluster|userland)/', pathNot: '\\.test\\.ts$' },
      to: {
        dependencyTypes: ['npm', 'npm-dev', 'core', 'npm-no-pkg', 'npm-unknown'],
        pathNot: ENGINE_PACKAGES.map((name) => `node_modules/${name}(/|$)`),
      },
    },
  ],
  options: {
    // TypeScript 7 has no JavaScript API and the SWC reader takes no TSX, so Babel strips the types; what is imported
    // as a type only is thereby free, as the rules want it.
    babelConfig: { fileName: 'scripts/babel.import-rules.json' },
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(lib/generated|\\.next)/' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.mjs', '.js'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'default'],
    },
  },
}
