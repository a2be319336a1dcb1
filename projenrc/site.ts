import { type cdk8s, github } from 'projen';
import { NODE, setup, WHOLE_HISTORY } from './steps';

/** Where GitHub serves the folder of all versions from. */
const BASE = '/cdk8s-seldon/';
const BRANCH = 'gh-pages';

/** The site of each release, and of what comes next, side by side on GitHub Pages. */
export function addSite(project: cdk8s.ConstructLibraryCdk8s): void {
  project.addTask('site', {
    description: 'Build the site with docs and playground, and serve it on this machine',
    steps: [{ exec: 'npm ci --prefix site && npm run serve --prefix site' }],
  });
  const workflow = new github.GithubWorkflow(project.github!, 'site', { limitConcurrency: true });
  workflow.on({ push: { branches: ['main'], tags: ['v*'] } });
  workflow.addJobs({
    publish: {
      runsOn: ['ubuntu-latest'],
      permissions: { contents: github.workflows.JobPermission.WRITE },
      steps: [
        WHOLE_HISTORY,
        setup(NODE),
        { run: 'npm ci && npm ci --prefix site' },
        { if: "github.ref_type == 'tag'", run: 'npx projen bump' },
        { run: 'npx projen compile' },
        { run: `npm run build --prefix site -- --base "${BASE}$(node site/version.mjs)/"` },
        { uses: WHOLE_HISTORY.uses, with: { ref: BRANCH, path: 'pages' } },
        { run: 'node site/publish.mjs pages' },
        {
          run: [
            'git config user.name "github-actions[bot]"',
            'git config user.email "41898282+github-actions[bot]@users.noreply.github.com"',
            'git add --all',
            'git diff --cached --quiet || git commit --quiet --message "site of $GITHUB_REF_NAME"',
            'git push',
          ].join('\n'),
          workingDirectory: 'pages',
        },
      ],
    },
  });
}
