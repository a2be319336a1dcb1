/** How the workflow of a repository installs, runs and calls things. */
export interface WorkflowCommands {
  /** Steps that prepare the machine, as lines of YAML. */
  readonly setup: readonly string[];
  /** Installs the dependencies. */
  readonly install: string;
  readonly synth: string;
  /** Calls the command line. */
  readonly tool: string;
}

/**
 * Synthesizes and validates each change, fails if manifests were not committed, and comments what the operator will do.
 */
export function workflow({ setup, install, synth, tool }: WorkflowCommands): string {
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
${setup.map((line) => `      ${line}\n`).join('')}      - run: ${install}
      - run: ${synth}
      - name: manifests are committed
        run: git add --intent-to-add manifests && git diff --exit-code manifests
      - run: ${tool} validate manifests --format github
      - name: what the change does to the objects of the operator
        env:
          GH_TOKEN: "\${{ github.token }}"
          BASE: "\${{ github.base_ref }}"
          NUMBER: "\${{ github.event.number }}"
        run: |
          git worktree add ../base "origin/$BASE"
          echo 'What the operator will do:' > comment.md
          for folder in $({ ls -d manifests/*/; cd ../base; ls -d manifests/*/ 2> /dev/null || true; } | sort -u); do
            mkdir -p "$folder" "../base/$folder"
            ${tool} diff "../base/$folder" "$folder" --format markdown > diff.md || [ $? -eq 1 ]
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
