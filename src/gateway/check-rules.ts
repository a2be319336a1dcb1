import { type RouteRule } from './route-match';
import { eachGiven, given } from '../private/kind';

const RULE = ['match', 'a map such as { match: RouteMatch.header("name", "value"), predictor: "canary" }'] as const;
const MATCH = ['headerName', 'a RouteMatch such as RouteMatch.header("name", "value")'] as const;

/** @throws InputError if one has no match */
export function checkRules(rules: readonly RouteRule[]): void {
  eachGiven("'rules'", rules, RULE).forEach(({ match }) => given("'match' of a rule", match, MATCH));
}
