/** What the README of a repository says beside what all of them do. */
export interface ReadmeWords {
  /** Name of the repository. */
  readonly name: string;
  /** What it is, with a link to the file that everything comes from. */
  readonly about: string;
  /** The commands to start with, as lines of a shell. */
  readonly commands: string;
  /** The file that everything comes from. */
  readonly file: string;
  /** The command that writes the manifests. */
  readonly synth: string;
  /** How to go on, after what Argo CD does. */
  readonly next: string;
}

/** The README of a repository that serves its models by Argo CD. */
export function readme({ name, about, commands, file, synth, next }: ReadmeWords): string {
  return `# ${name}

${about}

\`\`\`
${commands}
\`\`\`

Argo CD runs in the cluster of *dev*; everything else is installed. Set the URL of this repository and the address of the
cluster of *prod* in ${file}, synthesize, commit and push \`manifests/\`, then run what \`${synth}\` prints once
in the cluster of *dev*. It registers the cluster of *prod* and a private repository with Argo CD, and ends with:

\`\`\`
kubectl apply --server-side -f manifests/argocd-cm.yaml
kubectl apply -f manifests/argocd.yaml
\`\`\`

The first command tells Argo CD when models and charts are healthy; the second one starts it all, and later changes come
by Git alone. ${next}
`;
}

/** The commands of a repository whose dependency comes by npm. */
export function npmCommands(file: string): string {
  return `npm install
npm run synth        # ${file} to manifests/, one folder per environment
npm run validate     # what the cluster and the operator would say
npm run expand       # what the operator would create
npm run needs        # what must exist beforehand`;
}
