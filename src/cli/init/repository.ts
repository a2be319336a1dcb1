/** The files of a new repository: contents by path. */
export type RepositoryFiles = Readonly<Record<string, string>>;

/** What both forms have in common. */
export function commonFiles(
  name: string,
  versions: { readonly library: string; readonly synth: string },
): RepositoryFiles {
  return {
    '.gitignore': 'node_modules/\n*.js\n',
    '.github/workflows/manifests.yaml': workflow(),
    'package.json': `${JSON.stringify(
      {
        name,
        private: true,
        scripts: {
          synth: versions.synth,
          validate: 'cdk8s-seldon validate manifests',
          expand: 'cdk8s-seldon expand manifests',
          needs: 'cdk8s-seldon needs manifests',
        },
        dependencies: { cdk8s: '^2.70.106', 'cdk8s-seldon': versions.library, constructs: '^10.5.0' },
        ...(versions.synth.startsWith('tsc')
          ? { devDependencies: { '@types/node': '^20.16.0', typescript: '~6.0.0' } }
          : {}),
      },
      undefined,
      2,
    )}\n`,
  };
}

/**
 * Synthesizes and validates each change, refuses manifests that were not committed, and shows what the operator will
 * do.
 */
function workflow(): string {
  return `name: manifests
on:
  pull_request:
permissions:
  contents: read
  pull-requests: write
jobs:
  manifests:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
        with: { fetch-depth: 0 }
      - uses: actions/setup-node@v4
        with: { node-version: 22 }
      - run: npm install
      - run: npm run synth
      - name: manifests are committed
        run: git add --intent-to-add manifests && git diff --exit-code manifests
      - run: npx cdk8s-seldon validate manifests --format github
      - name: what the change does to the objects of the operator
        env:
          GH_TOKEN: "\${{ github.token }}"
          BASE: "\${{ github.base_ref }}"
          NUMBER: "\${{ github.event.number }}"
        run: |
          git worktree add ../base "origin/$BASE"
          echo 'What the operator will do:' > comment.md
          for folder in manifests/*/; do
            mkdir -p "../base/$folder"
            npx cdk8s-seldon diff "../base/$folder" "$folder" --format markdown > diff.md || [ $? -eq 1 ]
            if [ ! -s diff.md ]; then continue; fi
            { printf '\\n### \`%s\`\\n\\n' "$folder"; cat diff.md; } | tee -a "$GITHUB_STEP_SUMMARY" > part.md
            if [ $(($(wc -c < comment.md) + $(wc -c < part.md))) -lt 65000 ]; then
              cat part.md >> comment.md
            else
              printf '\\n%s: see the summary of the run\\n' "$folder" >> comment.md
            fi
          done
          gh pr comment "$NUMBER" --body-file comment.md --edit-last --create-if-none
`;
}
