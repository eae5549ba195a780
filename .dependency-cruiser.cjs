// Who may import whom. Each rule says why; `npm run borders` and test/architecture check them.
const ours = '^src/';
const only = (name, comment, library, allowed) => ({
  name,
  comment,
  severity: 'error',
  from: { path: ours, pathNot: allowed },
  to: { path: `^node_modules/${library}/|^${library}$` },
});
const layer = (from, allowed, comment) => ({
  name: `${from}-imports`,
  comment,
  severity: 'error',
  from: { path: `^src/${from}/` },
  to: { path: ours, pathNot: [`^src/${from}/`, ...allowed.map((path) => `^src/${path}`)] },
});

module.exports = {
  forbidden: [
    {
      name: 'no-circular',
      comment: 'A cycle has no place to start reading.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'resolvable',
      comment: 'An import must exist.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'no-dev-in-src',
      comment: 'The product runs without development packages.',
      severity: 'error',
      from: { path: ours },
      to: { dependencyTypes: ['npm-dev'] },
    },
    {
      name: 'no-tests-in-src',
      comment: 'The product never needs its tests.',
      severity: 'error',
      from: { path: ours },
      to: { path: '^test/' },
    },
    layer('model', [], 'Records are the ground everything stands on.'),
    layer('labels', ['model/'], 'Labels are pure functions of texts and word lists.'),
    layer('facts', ['model/'], 'Facts are pure functions of records.'),
    layer('scoring', ['model/'], 'Scoring knows outcomes, not how they came about.'),
    layer('audits', ['model/', 'facts/index.ts$'], 'An audit judges facts and nothing else.'),
    layer('sources', ['model/'], 'Sources deliver records and judge nothing.'),
    layer('reporting', ['model/'], 'A report shows a snapshot; it works nothing out anew.'),
    layer('history', ['model/'], 'History compares snapshots.'),
    layer('config', ['model/'], 'Configuration is read before anything else exists.'),
    {
      name: 'pure-core',
      comment: 'The core is pure: no files, network, processes or environment.',
      severity: 'error',
      from: { path: '^src/(model|labels|facts|audits|scoring)/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'formats-apart',
      comment: 'One file tells one format whole; what several share stands in exports/shared.',
      severity: 'error',
      from: { path: '^src/sources/exports/([^/]+)\\.ts$', pathNot: '/(index|open|format|recognise)\\.ts$' },
      to: { path: '^src/sources/exports/[^/]+\\.ts$', pathNot: '/(format)\\.ts$|/$1\\.ts$' },
    },
    {
      name: 'platforms-apart',
      comment: 'One file tells one platform whole.',
      severity: 'error',
      from: { path: '^src/sources/platforms/([^/]+)\\.ts$', pathNot: '/(index|platform)\\.ts$' },
      to: { path: '^src/sources/platforms/[^/]+\\.ts$', pathNot: '/platform\\.ts$' },
    },
    {
      name: 'renderers-apart',
      comment: 'Renderers do not know each other.',
      severity: 'error',
      from: { path: '^src/reporting/renderers/', pathNot: '/index\\.ts$' },
      to: { path: '^src/reporting/renderers/', pathNot: '/renderer\\.ts$' },
    },
    only('axios-in-http', 'One HTTP layer: one place for limits, retries, redaction.', 'axios', [
      '^src/sources/http/',
    ]),
    only('handlebars-in-renderers', 'Templates are filled in renderers.', 'handlebars', [
      '^src/reporting/renderers/',
    ]),
    only('csv-stringify-in-csv', 'One place neutralises formulas.', 'csv-stringify', [
      '^src/reporting/renderers/csv\\.ts$',
    ]),
    only('statistics-in-pure-core', 'Statistics are worked out once, in the core.', 'simple-statistics', [
      '^src/(facts|labels|scoring)/',
    ]),
    only('p-limit-at-edges', 'Concurrency belongs to the edges.', 'p-limit', [
      '^src/sources/http/',
      '^src/pipeline/',
    ]),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      conditionNames: ['import', 'node', 'default', 'types'],
      exportsFields: ['exports'],
    },
  },
};
