import { type cdk8s, github, type javascript, JsonPatch, release } from 'projen';
import { CHECKOUT, NODE, READ, setup, WHOLE_HISTORY } from './steps';

/** A maintainer pushes a tag, such as `v0.2.0`, and everything is published: docs/releasing.md. */
export const RELEASE_OPTIONS: Partial<javascript.NodeProjectOptions> = {
  release: true,
  releaseTrigger: release.ReleaseTrigger.tagged({ tags: ['v*'] }),
  releaseToNpm: true,
  npmProvenance: true,
  npmTrustedPublishing: true,
};

const { JobPermission } = github.workflows;
const UPLOAD = 'gh release upload --clobber "$GITHUB_REF_NAME"';
const TOKEN = { GH_TOKEN: '${{ github.token }}' };

/** Where single executables are made: those of macOS must be signed there. */
const EXECUTABLES = [
  { os: 'ubuntu-latest', own: 'linux-x64', platforms: 'linux-x64 linux-arm64 win-x64 win-arm64' },
  { os: 'macos-latest', own: 'darwin-arm64', platforms: 'darwin-x64 darwin-arm64' },
];

/** Makes projen's workflow follow the tag, and adds what it does not publish. */
export function addRelease(project: cdk8s.ConstructLibraryCdk8s): void {
  followTag(project);
  for (const task of ['bump', 'unbump']) {
    project.tasks.tryFind(task)!.exec('node scripts/version-links.js', { name: 'links to the docs of the version' });
  }
  project.release!.addJobs({ executables: executables(), release_assets: assets(), release_image: image() });
  project.addTask('sbom', {
    description: 'Write the CycloneDX bill of materials of what the package bundles',
    steps: [
      { exec: 'mkdir -p dist' },
      {
        exec: 'npm sbom --sbom-format cyclonedx --sbom-type library --omit dev --omit peer --package-lock-only > dist/sbom.cdx.json',
      },
    ],
  });
}

/**
 * projen's workflow finds a version for a commit that has none, and stops if a tag exists; here the tag comes first.
 */
function followTag(project: cdk8s.ConstructLibraryCdk8s): void {
  const { file } = project.github!.tryFindWorkflow('release')!;
  file!.addDeletionOverride('on.push.branches');
  const steps = '/jobs/release/steps';
  const npm = '/jobs/release_npm/steps/9';
  file!.patch(
    JsonPatch.test(`${steps}/5/id`, 'check_tag_exists'),
    JsonPatch.replace(`${steps}/5/name`, 'Check that the version built is that of the tag'),
    JsonPatch.add(`${steps}/5/if`, '${{ !inputs.dry_run }}'),
    JsonPatch.replace(`${steps}/5/run`, 'test "$(cat dist/releasetag.txt)" = "$GITHUB_REF_NAME"'),
    JsonPatch.test(`${steps}/6/id`, 'git_remote'),
    JsonPatch.replace(`${steps}/6/name`, 'Release the commit of the tag'),
    JsonPatch.remove(`${steps}/6/env`),
    JsonPatch.replace(`${steps}/6/run`, 'echo "latest_commit=$GITHUB_SHA" >> "$GITHUB_OUTPUT"'),
    JsonPatch.test(`${npm}/id`, 'release'),
    // What npm publishes to by itself.
    JsonPatch.remove(`${npm}/env/NPM_REGISTRY`),
  );
}

/** Each system's executables, made where they can be signed and tried. */
function executables(): github.workflows.Job {
  return {
    needs: ['release'],
    runsOn: ['${{ matrix.os }}'],
    permissions: READ,
    strategy: { matrix: { include: EXECUTABLES } },
    steps: [
      WHOLE_HISTORY,
      setup(NODE),
      { run: 'npm ci' },
      { run: 'npx projen bump' },
      { run: 'npx projen compile' },
      { run: 'node packaging/executables/build.mjs ${{ matrix.platforms }}' },
      {
        if: "runner.os == 'macOS'",
        run: 'for program in dist/executables/cdk8s-seldon-darwin-*; do codesign --sign - --force "$program"; done',
      },
      { run: 'dist/executables/cdk8s-seldon-${{ matrix.own }} validate examples/iris/manifests' },
      { uses: 'actions/upload-artifact@v4', with: { name: 'executables-${{ matrix.own }}', path: 'dist/executables' } },
    ],
  };
}

/** What people download from the release: executables, manifests of krew and Homebrew, the bill of materials. */
function assets(): github.workflows.Job {
  return {
    needs: ['release_github', 'executables'],
    if: '${{ !inputs.dry_run }}',
    runsOn: ['ubuntu-latest'],
    permissions: { contents: JobPermission.WRITE },
    steps: [
      CHECKOUT,
      setup(NODE),
      { run: 'npm ci --ignore-scripts' },
      { run: 'npm run sbom' },
      {
        uses: 'actions/download-artifact@v4',
        with: { pattern: 'executables-*', path: 'dist/executables', 'merge-multiple': true },
      },
      { uses: 'actions/download-artifact@v4', with: { name: 'build-artifact', path: 'dist' } },
      { run: 'node packaging/release.mjs "${GITHUB_REF_NAME#v}"' },
      { run: `${UPLOAD} dist/sbom.cdx.json dist/executables/* dist/packaging/*`, env: TOKEN },
    ],
  };
}

/** The container image, in addition to the releases. */
function image(): github.workflows.Job {
  return {
    needs: ['release'],
    if: '${{ !inputs.dry_run }}',
    runsOn: ['ubuntu-latest'],
    permissions: { ...READ, packages: JobPermission.WRITE },
    steps: [
      WHOLE_HISTORY,
      setup(NODE),
      { run: 'npm ci' },
      { run: 'npx projen bump' },
      {
        run: 'echo "$GH_TOKEN" | docker login ghcr.io --username "$GITHUB_ACTOR" --password-stdin',
        env: TOKEN,
      },
      {
        run: [
          'image=ghcr.io/$GITHUB_REPOSITORY',
          'docker build --file packaging/oci/Dockerfile --tag "$image:${GITHUB_REF_NAME#v}" --tag "$image:latest" .',
          'docker run --rm --volume "$PWD:/work:ro" "$image:${GITHUB_REF_NAME#v}" examples/iris/manifests',
          'docker push --all-tags "$image"',
        ].join('\n'),
      },
    ],
  };
}
