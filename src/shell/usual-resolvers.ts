import { type App, ImplicitTokenResolver, LazyResolver, NumberStringUnionResolver } from 'cdk8s';

const USUAL: readonly unknown[] = [LazyResolver, ImplicitTokenResolver, NumberStringUnionResolver];

/** Whether an app resolves values as cdk8s does by itself, so that plain data are written as they are. */
export function hasUsualResolvers({ resolvers }: App): boolean {
  return (
    resolvers.length === USUAL.length && USUAL.every((usual, i) => (resolvers[i].constructor as unknown) === usual)
  );
}

/** Whether cdk8s renders the objects of an app in its usual way: resolved as above, with sorted keys. */
export function isRenderedAsUsual(app: App): boolean {
  return !process.env.CDK8S_DISABLE_SORT && hasUsualResolvers(app);
}
