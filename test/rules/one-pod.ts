/** A SeldonDeployment with fields of its only pod, in YAML's flow style, and other objects next to it. */
export function onePod(fields: string, ...others: readonly string[]): string {
  return [
    `spec:
  predictors:
  - name: a
    graph: {name: m, type: MODEL}
    componentSpecs: [{spec: {${fields}, containers: [{name: m, image: 'i:1'}]}}]`,
    ...others,
  ].join('\n---\n');
}
